import { makeId } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import {
  floorToStep,
  multiplyUnits,
  multiplyUnitsUp,
  type Units,
  unitsFromNumber,
  unitsPerOne,
  unitsToNumber,
} from '../base/units.ts';
import { formatUnits } from '../base/format.ts';
import type { Quote } from '../market/board.ts';
import type { Instrument } from '../market/instrument.ts';
import { affordableQuantity, buyCharges, sellCharges } from './charges.ts';
import type { Fill, Order } from './order.ts';
import { rulesOf, type VenueRules } from './rulebook.ts';

export type PaperFill =
  | { readonly status: 'filled'; readonly fills: Fill[] }
  | { readonly status: 'rejected'; readonly reason: string };

/**
 * Fills a market order whole, as a venue without an order book would: at the quote, moved against us by half the spread
 * and slippage, on the venue's price steps, with its costs and its minimum.
 */
// oxlint-disable-next-line max-params -- the fill's time is neither the order's nor the quote's
export function fillOnPaper(order: Order, quote: Quote, instrument: Instrument, atMs: Instant): PaperFill {
  const rules = rulesOf(instrument.venue, atMs);
  const quotedUnits = unitsFromNumber(quote.price);
  if (quotedUnits <= 0n) return rejected(`the quoted price of ${quote.price} is not a price`);
  const priceUnits = order.side === 'buy' ? worseBuyPrice(quotedUnits, rules) : worseSellPrice(quotedUnits, rules);
  const quantityUnits = quantityOf(order, priceUnits, { instrument, rules });
  if (quantityUnits <= 0n) return rejected('the order is smaller than one lot');
  const charges = (order.side === 'buy' ? buyCharges : sellCharges)(quantityUnits, priceUnits, rules);
  if (charges.grossUnits < rules.minimumOrderUnits) {
    const { currency } = instrument;
    const minimum = formatUnits(rules.minimumOrderUnits, currency);
    return rejected(`${formatUnits(charges.grossUnits, currency)} is below the minimum order of ${minimum}`);
  }
  if (order.side === 'sell' && charges.grossUnits < charges.feeUnits + charges.taxUnits) {
    return rejected('the costs of this sale are more than it brings');
  }
  const fill = { id: makeId(order.id, 0), price: unitsToNumber(priceUnits), quantityUnits, ...charges, atMs };
  return { status: 'filled', fills: [fill] };
}

function rejected(reason: string): PaperFill {
  return { status: 'rejected', reason };
}

function worseBuyPrice(quotedUnits: Units, rules: VenueRules): Units {
  const moved = quotedUnits + multiplyUnitsUp(quotedUnits, againstUs(rules));
  const tickUnits = rules.tickOf(moved);
  return floorToStep(moved + tickUnits - 1n, tickUnits);
}

/** One price step at least: nothing is sold for nothing. */
function worseSellPrice(quotedUnits: Units, rules: VenueRules): Units {
  const moved = multiplyUnits(quotedUnits, unitsPerOne - againstUs(rules));
  const tickUnits = rules.tickOf(moved);
  const floored = floorToStep(moved, tickUnits);
  return floored === 0n ? tickUnits : floored;
}

function againstUs({ paper }: VenueRules): Units {
  return paper.halfSpreadRate + paper.slippageRate;
}

function quantityOf(
  { size }: Order,
  priceUnits: Units,
  { instrument: { lotUnits }, rules }: { readonly instrument: Instrument; readonly rules: VenueRules },
): Units {
  if (size.by === 'quantity') return floorToStep(size.units, lotUnits);
  return affordableQuantity(size.units, { priceUnits, lotUnits }, rules);
}
