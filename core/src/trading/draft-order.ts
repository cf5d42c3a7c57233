import { type Id } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import { floorToStep, type Units, unitsFromNumber } from '../base/units.ts';
import type { Account } from '../ledger/account.ts';
import type { Quote } from '../market/board.ts';
import { isFuture } from '../market/contract.ts';
import type { Instrument } from '../market/instrument.ts';
import { affordableQuantity, buyCharges } from './charges.ts';
import { checkTerms } from './check-terms.ts';
import { type Order, orderId, type Refusal } from './order.ts';
import { planContracts } from './plan-contracts.ts';
import { rulesFor } from './rulebook.ts';
import type { VenueRules } from './venue-rules.ts';
import { manualStrategyId, type Ticket } from './ticket.ts';

/** What was changed for the venue to take it. */
export interface Rounding {
  readonly field: 'limitPrice' | 'stopPrice' | 'quantity';
  readonly askedUnits: Units;
  readonly roundedUnits: Units;
}

export interface Draft {
  readonly order: Order;
  readonly roundings: Rounding[];
  /** What the rulebook has against it. */
  readonly refusals: Refusal[];
}

interface DraftInput {
  readonly ticket: Ticket;
  readonly causeId: Id;
  readonly userId: Id;
  readonly instrument: Instrument;
  readonly quote: Quote | undefined;
  /** Of the person, as far as they bear on it: futures that are held decide what an order for them does. */
  readonly accounts: readonly Account[];
  readonly atMs: Instant;
}

/**
 * Writes a ticket as an order of the venue's own kind, rounded the safe way: a limit is never worse than asked, a stop
 * never wakes later, a quantity is never more. A buy up to a limit puts aside what it may cost at that limit.
 */
export function draftOrder(input: DraftInput): Draft {
  const { ticket, causeId, userId, instrument, quote, atMs } = input;
  const rules = rulesFor(instrument, atMs);
  const prices = roundPrices(ticket, rules);
  const priced = { ...ticket, ...prices };
  const sized = isFuture(instrument) ? sizeContracts(priced, input, rules) : sizeTicket(priced, instrument, rules);
  const order: Order = {
    id: orderId(causeId),
    userId,
    causeId,
    strategyId: manualStrategyId,
    instrumentId: instrument.id,
    side: ticket.side,
    type: ticket.type,
    ...prices,
    timeInForce: ticket.timeInForce,
    intent: ticket.side === 'buy' ? 'entry' : 'exit',
    ...sized,
    status: 'drafted',
    refusals: [],
    fills: [],
    decisionPrice: quote?.price ?? 0,
    createdAtMs: atMs,
    history: [{ status: 'drafted', atMs, causeId }],
    ...(ticket.replacesOrderId !== undefined && { replacesOrderId: ticket.replacesOrderId }),
  };
  const roundings = roundingsOf(ticket, order);
  return { order, roundings, refusals: checkTerms({ order, instrument, quote, rules }) };
}

type Prices = Pick<Order, 'limitPriceUnits' | 'stopPriceUnits'>;

function roundPrices({ side, limitPriceUnits, stopPriceUnits }: Ticket, rules: VenueRules): Prices {
  const down = side === 'buy';
  return {
    ...(limitPriceUnits !== undefined && { limitPriceUnits: toStep(limitPriceUnits, rules, down) }),
    ...(stopPriceUnits !== undefined && { stopPriceUnits: toStep(stopPriceUnits, rules, down) }),
  };
}

function toStep(priceUnits: Units, rules: VenueRules, down: boolean): Units {
  const tickUnits = rules.tickOf(priceUnits);
  return floorToStep(down ? priceUnits : priceUnits + tickUnits - 1n, tickUnits);
}

/** Each fill is charged by itself and rounded up, so a buy in parts costs a little more than in one. */
const partsMax = 100n;

function sizeTicket(
  { side, size, limitPriceUnits }: Ticket,
  { lotUnits }: Instrument,
  rules: VenueRules,
): Pick<Order, 'size' | 'reservedUnits'> {
  const quantity = (units: Units) => ({ by: 'quantity', units: floorToStep(units, lotUnits) }) as const;
  if (side === 'sell' || limitPriceUnits === undefined)
    return { size: size.by === 'quantity' ? quantity(size.units) : size };
  const slackUnits = rules.feeRate === 0n ? 0n : partsMax * rules.chargeStepUnits;
  const whole =
    size.by === 'quantity'
      ? quantity(size.units)
      : quantity(affordableQuantity(size.units - slackUnits, { priceUnits: limitPriceUnits, lotUnits }, rules));
  const { grossUnits, feeUnits } = buyCharges(whole.units, limitPriceUnits, rules);
  return { size: whole, reservedUnits: grossUnits + feeUnits + slackUnits };
}

/** Margin is counted from the dearest price that the order knows of. */
function sizeContracts(
  { side, size, limitPriceUnits = 0n, stopPriceUnits = 0n }: Ticket,
  { instrument, quote, accounts }: DraftInput,
  rules: VenueRules,
): Pick<Order, 'size' | 'contracts' | 'reservedUnits'> & Partial<Pick<Order, 'intent'>> {
  if (size.by === 'spending' || !isFuture(instrument)) return { size };
  const units = floorToStep(size.units, instrument.lotUnits);
  const quotedUnits = unitsFromNumber(quote?.price ?? 0);
  const priceUnits = [limitPriceUnits, stopPriceUnits, quotedUnits].reduce((most, price) =>
    price > most ? price : most,
  );
  return {
    size: { by: 'quantity', units },
    ...planContracts({ side, units, priceUnits }, { instrument, rules, accounts }),
  };
}

function roundingsOf(ticket: Ticket, order: Order): Rounding[] {
  const pairs = [
    ['limitPrice', ticket.limitPriceUnits, order.limitPriceUnits],
    ['stopPrice', ticket.stopPriceUnits, order.stopPriceUnits],
    ['quantity', ticket.size.by === 'quantity' ? ticket.size.units : undefined, order.size.units],
  ] as const;
  return pairs.flatMap(([field, askedUnits, roundedUnits]) =>
    askedUnits === undefined || roundedUnits === undefined || askedUnits === roundedUnits
      ? []
      : [{ field, askedUnits, roundedUnits }],
  );
}
