import { formatUnits } from '@gaemi/core/base/format.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { unitsToText } from '@gaemi/core/base/units.ts';
import { coinOf } from '@gaemi/core/market/instrument.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { averagePriceUnits } from '@gaemi/core/trading/average-price.ts';
import type { Order, Refusal } from '@gaemi/core/trading/order.ts';

/** One order in one line, its id last, since that is what the next command needs. */
export function orderLine(order: Order): string {
  const { createdAtMs, status, cancelAskedAtMs, side, instrumentId, type, id } = order;
  const isWaiting = cancelAskedAtMs !== undefined && pendingToCancel.has(status);
  return [
    new Date(createdAtMs).toISOString(),
    (isWaiting ? `${status} (cancel asked)` : status).padEnd(16),
    side.padEnd(4),
    instrumentId.padEnd(10),
    type.padEnd(10),
    sizeOf(order),
    filledOf(order),
    id,
  ].join('  ');
}

/** All reasons after a word that says what they are for, in both languages. */
export function refusedFor(refusals: readonly Refusal[], word: Text): Text {
  const reasonsIn = (language: keyof Text) => refusals.map(({ rule, text }) => `${text[language]} (${rule})`).join(' ');
  return { ko: `${word.ko}: ${reasonsIn('ko')}`, en: `${word.en}: ${reasonsIn('en')}` };
}

const pendingToCancel: ReadonlySet<string> = new Set(['submitted', 'unknown', 'open', 'partially-filled']);

function sizeOf({ size, instrumentId, limitPriceUnits, stopPriceUnits }: Order): string {
  const instrument = findInstrument(instrumentId);
  const unit = size.by === 'spending' ? instrument?.currency : instrument && coinOf(instrument);
  const prices = [
    stopPriceUnits === undefined ? '' : ` from ${unitsToText(stopPriceUnits)}`,
    limitPriceUnits === undefined ? '' : ` at ${unitsToText(limitPriceUnits)}`,
  ];
  return `${unitsToText(size.units)} ${unit ?? ''}${prices.join('')}`;
}

function filledOf({ fills, instrumentId }: Order): string {
  const instrument = findInstrument(instrumentId);
  const averageUnits = averagePriceUnits(fills, instrument);
  if (averageUnits === undefined) return 'nothing filled';
  const quantityUnits = fills.reduce((sum, fill) => sum + fill.quantityUnits, 0n);
  const unit = instrument?.multiplierUnits === undefined ? (instrument?.currency ?? '') : 'points';
  const average = formatUnits(averageUnits, unit);
  return `filled ${unitsToText(quantityUnits)} at ${average}`;
}
