import { divideUnits, multiplyUnits, type Units, unitsFromNumber } from '../base/units.ts';
import { worthOfOne } from '../market/contract.ts';
import { affordableQuantity, buyCharges, sellCharges } from '../trading/charges.ts';
import { type Draft, draftOrder } from '../trading/draft-order.ts';
import { moveOrder } from '../trading/order-moves.ts';
import type { Order } from '../trading/order.ts';
import { marketPrice } from '../trading/price-on-paper.ts';
import { rulesFor } from '../trading/rulebook.ts';
import { manualStrategyId, type Ticket } from '../trading/ticket.ts';
import { allRefusals } from './all-refusals.ts';
import { judgeOrder, type Verdict } from './judge-order.ts';
import type { DecisionInput } from './rule.ts';

/** What an order would cost or bring, were it filled whole at its limit, or else at today's price. */
export interface Estimate {
  readonly priceUnits: Units;
  readonly quantityUnits: Units;
  readonly grossUnits: Units;
  readonly feeUnits: Units;
  readonly taxUnits: Units;
  /** Of futures: what is put up for the contracts that open. */
  readonly marginUnits?: Units;
  /** What leaves the account, or what comes to it, costs included; of futures margin and commission. */
  readonly totalUnits: Units;
}

export interface TicketPreview extends Draft {
  readonly verdicts: Verdict[];
  /** Left out without any price. */
  readonly estimate: Estimate | undefined;
}

/** A person's ticket as it would be ordered: rounded, with every gate's verdict and what it would cost. */
export function previewTicket(given: DecisionInput, ticket: Ticket): TicketPreview {
  const input = asPerson(given);
  const { cause, userId, quote, accounts, atMs } = input;
  const draft = draftOrder({ ticket, causeId: cause.id, userId, instrument: cause.instrument, quote, accounts, atMs });
  return { ...draft, verdicts: judgeOrder(input, draft.order), estimate: estimateOf(input, draft.order) };
}

/** The same as an order, accepted or refused with all reasons. */
export function decideTicket(input: DecisionInput, ticket: Ticket): Order {
  const preview = previewTicket(input, ticket);
  const refusals = allRefusals(preview);
  const status = refusals.length === 0 ? 'accepted' : 'refused';
  return moveOrder(preview.order, status, { atMs: input.atMs, causeId: input.cause.id }, { refusals });
}

/** A person is a strategy of their own, with all of the equity unless the settings say otherwise. */
function asPerson(input: DecisionInput): DecisionInput {
  const { strategies } = input.settings;
  const own = strategies[manualStrategyId] ?? { enabled: true, capitalFraction: 1 };
  return { ...input, settings: { ...input.settings, strategies: { ...strategies, [manualStrategyId]: own } } };
}

function estimateOf({ cause: { instrument }, quote, atMs }: DecisionInput, order: Order): Estimate | undefined {
  const rules = rulesFor(instrument, atMs);
  const { side, size, limitPriceUnits, stopPriceUnits } = order;
  const quotedUnits = unitsFromNumber(quote?.price ?? 0);
  const basis = stopPriceUnits ?? quotedUnits;
  const priceUnits = limitPriceUnits ?? (basis > 0n ? marketPrice(side, basis, rules) : 0n);
  if (priceUnits <= 0n) return undefined;
  const quantityUnits =
    size.by === 'quantity'
      ? size.units
      : side === 'buy'
        ? affordableQuantity(size.units, { priceUnits, lotUnits: instrument.lotUnits }, rules)
        : divideUnits(size.units, priceUnits);
  const charges = (side === 'buy' ? buyCharges : sellCharges)(quantityUnits, worthOfOne(instrument, priceUnits), rules);
  const costUnits = charges.feeUnits + charges.taxUnits;
  if (order.contracts !== undefined) {
    const marginUnits = multiplyUnits(order.contracts.opensUnits, order.contracts.marginUnits);
    return { priceUnits, quantityUnits, ...charges, marginUnits, totalUnits: marginUnits + costUnits };
  }
  const totalUnits = side === 'buy' ? charges.grossUnits + costUnits : charges.grossUnits - costUnits;
  return { priceUnits, quantityUnits, ...charges, totalUnits };
}
