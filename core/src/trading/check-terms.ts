import { moneyText } from '../base/money-text.ts';
import { divideUnits, floorToStep, multiplyUnits, type Units, unitsFromNumber, unitsPerOne } from '../base/units.ts';
import type { Text } from '../base/text.ts';
import type { Quote } from '../market/board.ts';
import { momentText } from '../market/calendar/moment-text.ts';
import { isFuture, worthOfOne } from '../market/contract.ts';
import type { Instrument } from '../market/instrument.ts';
import { calendarOf } from '../market/instrument-calendar.ts';
import { priceText } from '../market/price-text.ts';
import { quantityText } from '../market/quantity-text.ts';
import type { Order, Refusal } from './order.ts';
import { ordersWaitUntil } from './order-window.ts';
import type { VenueRules } from './venue-rules.ts';

interface Terms {
  readonly order: Order;
  readonly instrument: Instrument;
  readonly quote: Quote | undefined;
  readonly rules: VenueRules;
}

/** What the rulebook has against an order as it stands: the name of each rule, and the nearest order it would allow. */
export function checkTerms(terms: Terms): Refusal[] {
  const shape = checkShape(terms) ?? checkSteps(terms);
  if (shape !== undefined) return [shape];
  return [checkLot(terms), ...checkPriceLimits(terms), checkMinimum(terms), checkWindow(terms)].filter(
    (refusal) => refusal !== undefined,
  );
}

function checkShape({ order, instrument }: Terms): Refusal | undefined {
  const { type, side, size, limitPriceUnits, stopPriceUnits, timeInForce } = order;
  const hasLimit = type === 'limit' || type === 'stop-limit';
  const hasStop = type === 'stop' || type === 'stop-limit';
  const faults: (Text | false)[] = [
    hasLimit !== (limitPriceUnits !== undefined) && {
      ko: hasLimit ? '지정가를 입력하세요.' : '이 주문 유형에는 지정가가 없습니다.',
      en: hasLimit ? 'State the limit price.' : 'This kind of order has no limit price.',
    },
    hasStop !== (stopPriceUnits !== undefined) && {
      ko: hasStop ? '감시 가격을 입력하세요.' : '이 주문 유형에는 감시 가격이 없습니다.',
      en: hasStop ? 'State the stop price.' : 'This kind of order has no stop price.',
    },
    side === 'sell' &&
      size.by === 'spending' && { ko: '매도는 수량으로 주문하세요.', en: 'A sale is sized by its quantity.' },
    isFuture(instrument) &&
      size.by === 'spending' && {
        ko: '선물은 계약 수로 주문하세요.',
        en: 'Futures are ordered by the number of contracts.',
      },
    side === 'buy' &&
      size.by === 'quantity' &&
      !isFuture(instrument) &&
      !hasLimit && {
        ko: '지정가가 없는 매수는 금액으로 주문하세요.',
        en: 'A buy without a limit is sized by what it spends.',
      },
    hasStop &&
      (timeInForce === 'ioc' || timeInForce === 'fok') && {
        ko: '감시 주문은 기다리는 주문입니다: 당일 또는 취소 전까지로 주문하세요.',
        en: 'A stop has to wait: use day or until cancelled.',
      },
  ];
  const text = faults.find((fault) => fault !== false);
  return text === undefined ? undefined : { rule: 'order-terms', text };
}

/** A price below one step was rounded to nothing. */
function checkSteps({ order, instrument, rules }: Terms): Refusal | undefined {
  const { limitPriceUnits, stopPriceUnits } = order;
  if (limitPriceUnits !== 0n && stopPriceUnits !== 0n) return undefined;
  const leastUnits = rules.tickOf(0n);
  const least = priceText(leastUnits, instrument);
  return {
    rule: 'order-terms',
    text: {
      ko: `가격은 가장 작은 호가 단위(${least.ko}) 이상이어야 합니다.`,
      en: `A price is at least the smallest price step, ${least.en}.`,
    },
    nearest: {
      ...(limitPriceUnits === 0n && { limitPriceUnits: leastUnits }),
      ...(stopPriceUnits === 0n && { stopPriceUnits: leastUnits }),
    },
  };
}

function checkLot({ order: { size }, instrument }: Terms): Refusal | undefined {
  if (size.by === 'spending' || size.units > 0n) return undefined;
  const { lotUnits } = instrument;
  const lot = quantityText(lotUnits, instrument);
  return {
    rule: 'lot',
    text: { ko: `최소 주문 단위는 ${lot.ko}입니다.`, en: `The least quantity is ${lot.en}.` },
    nearest: { quantityUnits: lotUnits },
  };
}

/** A price that the exchange would not take today, counted from the close of the session before. */
function checkPriceLimits({ order, instrument, quote, rules }: Terms): Refusal[] {
  const { priceLimitRate, tickOf } = rules;
  if (priceLimitRate === undefined || quote?.previousClose === undefined) return [];
  const baseUnits = unitsFromNumber(quote.previousClose);
  // The exchange cuts the range itself to the base's price step, so that it never exceeds the rate.
  const rangeUnits = floorToStep(multiplyUnits(baseUnits, priceLimitRate), tickOf(baseUnits));
  const [lowest, highest] = [ceilToTick(baseUnits - rangeUnits, tickOf), floorToTick(baseUnits + rangeUnits, tickOf)];
  return (['limitPriceUnits', 'stopPriceUnits'] as const).flatMap((field) => {
    const priceUnits = order[field];
    if (priceUnits === undefined || (priceUnits >= lowest && priceUnits <= highest)) return [];
    const [from, to] = [priceText(lowest, instrument), priceText(highest, instrument)];
    return [
      {
        rule: 'price-limit',
        text: {
          ko: `오늘의 가격 제한폭은 ${from.ko}부터 ${to.ko}까지입니다.`,
          en: `Today's prices run from ${from.en} to ${to.en}.`,
        },
        nearest: { [field]: priceUnits < lowest ? lowest : highest },
      },
    ];
  });
}

/** Of an order with a price of its own; without one the gate of the same name judges by the quote. */
function checkMinimum({ order: { size, limitPriceUnits }, instrument, rules }: Terms): Refusal | undefined {
  const { minimumOrderUnits } = rules;
  if (limitPriceUnits === undefined || size.by === 'spending' || size.units <= 0n) return undefined;
  if (multiplyUnits(size.units, worthOfOne(instrument, limitPriceUnits)) >= minimumOrderUnits) return undefined;
  const { lotUnits, currency } = instrument;
  const exact = divideUnits(minimumOrderUnits, limitPriceUnits);
  // The division is cut off, and what is below the least by a unit is refused.
  const quantityUnits = floorToStep(exact + lotUnits, lotUnits);
  const [minimum, nearest] = [moneyText(minimumOrderUnits, currency), quantityText(quantityUnits, instrument)];
  return {
    rule: 'minimum-order',
    text: {
      ko: `최소 주문 금액은 ${minimum.ko}입니다. 이 가격에서는 ${nearest.ko}부터 주문할 수 있습니다.`,
      en: `The least order is ${minimum.en}: at this price ${nearest.en}.`,
    },
    nearest: { quantityUnits },
  };
}

/** Outside the hours an order waits for the next; one that must not wait has no place to go. */
function checkWindow({ order: { timeInForce, createdAtMs }, instrument }: Terms): Refusal | undefined {
  if (timeInForce !== 'ioc' && timeInForce !== 'fok') return undefined;
  const opensAtMs = ordersWaitUntil(instrument, createdAtMs);
  if (opensAtMs === undefined) return undefined;
  const opens = momentText(calendarOf(instrument), opensAtMs);
  return {
    rule: 'order-window',
    text: {
      ko: `지금은 주문을 받지 않는 시간입니다(다음 접수 ${opens.ko}). 당일 또는 취소 전까지로 주문하세요.`,
      en: `No orders are taken now (next ${opens.en}); use day or until cancelled, which wait.`,
    },
  };
}

function floorToTick(priceUnits: Units, tickOf: VenueRules['tickOf']): Units {
  return floorToStep(priceUnits, tickOf(priceUnits));
}

/** At least the smallest step: no price is zero. */
function ceilToTick(priceUnits: Units, tickOf: VenueRules['tickOf']): Units {
  const tickUnits = tickOf(priceUnits > 0n ? priceUnits : unitsPerOne);
  const ceiled = floorToStep(priceUnits + tickUnits - 1n, tickUnits);
  return ceiled > 0n ? ceiled : tickUnits;
}
