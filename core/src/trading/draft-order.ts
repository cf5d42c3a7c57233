import { type Id } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import { floorToStep, type Units } from '../base/units.ts';
import type { Quote } from '../market/board.ts';
import type { Instrument } from '../market/instrument.ts';
import { affordableQuantity, buyCharges } from './charges.ts';
import { checkTerms } from './check-terms.ts';
import { type Order, orderId, type Refusal } from './order.ts';
import { rulesOf, type VenueRules } from './rulebook.ts';
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
  readonly atMs: Instant;
}

/**
 * Writes a ticket as an order of the venue's own kind, rounded the safe way: a limit is never worse than asked, a stop
 * never wakes later, a quantity is never more. A buy up to a limit puts aside what it may cost at that limit.
 */
export function draftOrder({ ticket, causeId, userId, instrument, quote, atMs }: DraftInput): Draft {
  const rules = rulesOf(instrument.venue, atMs);
  const prices = roundPrices(ticket, rules);
  const priced = { ...ticket, ...prices };
  const sized = sizeTicket(priced, instrument, rules);
  const order: Order = {
    id: orderId(causeId),
    userId,
    causeId,
    strategyId: manualStrategyId,
    instrumentId: instrument.id,
    side: ticket.side,
    type: ticket.type,
    ...prices,
    ...sized,
    timeInForce: ticket.timeInForce,
    intent: ticket.side === 'buy' ? 'entry' : 'exit',
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
