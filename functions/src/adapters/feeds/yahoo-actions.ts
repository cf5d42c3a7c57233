import { actionOf } from '@gaemi/core/market/action-of.ts';
import type { CorporateAction, Split } from '@gaemi/core/market/corporate-action.ts';
import { restoreCandles } from '@gaemi/core/market/adjust-candles.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { calendarOf, sessionDateOfBar } from '@gaemi/core/market/instrument-calendar.ts';
import * as z from 'zod/mini';
import { YahooTime } from './yahoo-chart.ts';

const Count = z.number().check(z.positive());
const Events = z.object({
  events: z.optional(
    z.object({
      dividends: z.optional(z.record(z.string(), z.object({ amount: Count, date: YahooTime }))),
      splits: z.optional(z.record(z.string(), z.object({ date: YahooTime, numerator: Count, denominator: Count }))),
    }),
  ),
});

/** What a company has done within the span of a chart, as the chart tells it. A chart of another shape tells nothing. */
export function actionsOfChart(answer: unknown, instrument: Instrument): CorporateAction[] {
  const { splits = {}, dividends = {} } = Events.safeParse(answer).data?.events ?? {};
  const common = (kind: CorporateAction['kind'], atMs: Instant) =>
    actionOf(instrument, { kind, date: sessionDateOfBar(calendarOf(instrument), atMs), source: 'yahoo' });
  return [
    ...Object.values(splits).flatMap(({ date, numerator, denominator }): CorporateAction[] => {
      const ratio = wholeRatio(numerator, denominator);
      return ratio === undefined ? [] : [{ ...common('split', date), kind: 'split', ...ratio }];
    }),
    ...Object.values(dividends).map(({ date, amount }): CorporateAction => {
      return { ...common('dividend', date), kind: 'dividend', amount };
    }),
  ].toSorted((left, right) => left.atMs - right.atMs);
}

export function splitsIn(actions: readonly CorporateAction[]): Split[] {
  return actions.filter((action) => action.kind === 'split');
}

/** The vendor divides all prices before a split, back to the beginning; this gives them back as they were traded. */
export function asTraded(
  candles: readonly Candle[],
  splits: readonly Split[],
  { priceDecimals }: Instrument,
): Candle[] {
  return [...restoreCandles(candles, splits, priceDecimals)];
}

/** Dividends are divided like prices. */
export function dividendsAsPaid(actions: readonly CorporateAction[], splits: readonly Split[]): CorporateAction[] {
  return actions.map((action) => {
    if (action.kind !== 'dividend') return action;
    const since = splits.filter(({ atMs }) => atMs > action.atMs);
    const ratio = since.reduce((product, { numerator, denominator }) => (product * numerator) / denominator, 1);
    // A vendor's 0.205 of four is 0.82, not 0.8200000000000001.
    return { ...action, amount: Number((action.amount * ratio).toPrecision(10)) };
  });
}

/**
 * Ratios come as whole numbers, or as `1.5` for one. What has more decimals is what a rights issue was worth, in Seoul: its
 * shares were paid for, and nobody is given any.
 */
function wholeRatio(numerator: number, denominator: number) {
  for (let scale = 1; scale <= 10_000; scale *= 10) {
    const [shares, former] = [numerator * scale, denominator * scale];
    if (Number.isInteger(shares) && Number.isInteger(former)) return { numerator: shares, denominator: former };
  }
  return undefined;
}
