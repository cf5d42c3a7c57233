import { makeId } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import { moneyApart } from '../base/money-text.ts';
import type { Text } from '../base/text.ts';
import { floorToStep, type Units, unitsToNumber } from '../base/units.ts';
import { isFuture, worthOfOne } from '../market/contract.ts';
import type { Instrument } from '../market/instrument.ts';
import { affordableQuantity, buyCharges, sellCharges } from './charges.ts';
import type { Fill } from './order.ts';
import type { PaperOrder } from './paper-order.ts';
import { rulesFor } from './rulebook.ts';

/** A price at which the paper venue would trade, and how much of it there is; left out: as much as one likes. */
export interface PaperTrade {
  readonly priceUnits: Units;
  readonly availableUnits?: Units | undefined;
  readonly atMs: Instant;
}

/** Fills what a trade leaves room for, with the venue's costs; the order ends when nothing is left that could be filled. */
export function fillOnPaper(paper: PaperOrder, trade: PaperTrade, instrument: Instrument): PaperOrder {
  const rules = rulesFor(instrument, trade.atMs);
  const chargesOf = paper.side === 'buy' ? buyCharges : sellCharges;
  const wantedUnits = openQuantity(paper, trade, instrument);
  if (wantedUnits <= 0n)
    return endWithout(paper, { ko: '주문이 최소 수량보다 작습니다', en: 'the order is smaller than one lot' });
  const worthUnits = worthOfOne(instrument, trade.priceUnits);
  const whole = chargesOf(wantedUnits, worthUnits, rules);
  if (paper.fills.length === 0 && whole.grossUnits < rules.minimumOrderUnits) {
    const [gross, minimum] = moneyApart(whole.grossUnits, rules.minimumOrderUnits, instrument.currency);
    return endWithout(paper, {
      ko: `주문 금액(${gross.ko})이 최소 주문 금액(${minimum.ko})에 미치지 못합니다`,
      en: `${gross.en} is below the minimum order of ${minimum.en}`,
    });
  }
  const quantityUnits = floorToStep(least(wantedUnits, trade.availableUnits), instrument.lotUnits);
  if (paper.timeInForce === 'fok' && quantityUnits < wantedUnits) {
    return { ...paper, status: 'cancelled', reason: notAllThere };
  }
  if (quantityUnits <= 0n) return paper;
  const charges = chargesOf(quantityUnits, worthUnits, rules);
  if (paper.side === 'sell' && !isFuture(instrument) && charges.grossUnits < charges.feeUnits + charges.taxUnits) {
    return endWithout(paper, { ko: '판 금액보다 비용이 큽니다', en: 'the costs of this sale are more than it brings' });
  }
  const { atMs } = trade;
  const id = makeId(paper.id, paper.fills.length);
  const fill: Fill = { id, price: unitsToNumber(trade.priceUnits), quantityUnits, ...charges, atMs };
  const filled = { ...paper, fills: [...paper.fills, fill] };
  return quantityUnits === wantedUnits || openQuantity(filled, trade, instrument) <= 0n
    ? { ...filled, status: 'filled' }
    : filled;
}

/** What has been filled stays; an order that had nothing is rejected, so that its reason is seen. */
function endWithout(paper: PaperOrder, reason: Text): PaperOrder {
  return { ...paper, status: paper.fills.length === 0 ? 'rejected' : 'cancelled', reason };
}

/** What is still to be filled, in whole lots, and within the means of a buy at this price; a contract costs no price. */
function openQuantity(paper: PaperOrder, { priceUnits, atMs }: PaperTrade, instrument: Instrument): Units {
  const { side, size, fills, budgetUnits } = paper;
  const { lotUnits } = instrument;
  const filledUnits = fills.reduce((sum, fill) => sum + fill.quantityUnits, 0n);
  const restUnits = size.by === 'quantity' ? floorToStep(size.units - filledUnits, lotUnits) : undefined;
  if (side === 'sell' || isFuture(instrument)) return restUnits ?? 0n;
  const spentUnits = fills.reduce((sum, fill) => sum + fill.grossUnits + fill.feeUnits + fill.taxUnits, 0n);
  const meansUnits = affordableQuantity(budgetUnits - spentUnits, { priceUnits, lotUnits }, rulesFor(instrument, atMs));
  return least(meansUnits, restUnits);
}

function least(units: Units, cap: Units | undefined): Units {
  return cap === undefined || units < cap ? units : cap;
}

const notAllThere: Text = {
  ko: '전량이 한 번에 체결될 수 없어 취소(FOK)됩니다',
  en: 'fill or kill: not all of it was there',
};
