import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { Timeframe } from '@gaemi/core/market/timeframe.ts';
import * as z from 'zod/mini';
import { optionalWord } from '../../optional-word.ts';

/** How much time a chart shows, in the order of its buttons. */
export const ranges = ['3h', '12h', '1d', '3d', '1w', '1M', '2M', '3M', '6M', '1Y', '3Y'] as const;
export type Range = (typeof ranges)[number];

export const rangesOf: Readonly<Record<Timeframe, readonly Range[]>> = {
  '1m': ['3h', '12h', '1d'],
  '5m': ['12h', '1d', '3d'],
  '15m': ['1d', '3d', '1w'],
  '1h': ['1w', '1M', '2M'],
  '4h': ['1M', '3M', '6M'],
  '1d': ['3M', '1Y', '3Y'],
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const rangeMs: Readonly<Record<Range, number>> = {
  '3h': 3 * hourMs,
  '12h': 12 * hourMs,
  '1d': dayMs,
  '3d': 3 * dayMs,
  '1w': 7 * dayMs,
  '1M': 30 * dayMs,
  '2M': 60 * dayMs,
  '3M': 91 * dayMs,
  '6M': 182 * dayMs,
  '1Y': 365 * dayMs,
  '3Y': 3 * 365 * dayMs,
};

/** What the address of a market page says beside its instrument; anything unreadable is left out. */
export const MarketSearch = z.object({
  interval: optionalWord(Timeframe),
  range: optionalWord(z.enum(ranges)),
  /** Specs, comma-separated: `sma:20,rsi:14`. Empty is none. */
  indicators: optionalWord(z.string()),
  /** Adjusted for splits and dividends unless the traded ones are asked for. */
  prices: optionalWord(z.enum(['traded'])),
  view: optionalWord(z.enum(['table'])),
});
export type MarketSearch = z.output<typeof MarketSearch>;

const defaultSpecs = 'sma:20,sma:60,rsi:14';

export function specsOf({ indicators = defaultSpecs }: MarketSearch): readonly string[] {
  return indicators.split(',').filter((spec) => spec !== '');
}

/** An instrument as a chart shows it. */
export type ShownInstrument = Omit<Instrument, 'interval'> & { readonly interval: Timeframe };

/** The widest range of a timeframe: what a chart has to have read before it can show it. */
export function widestMs(timeframe: Timeframe): number {
  return Math.max(...rangesOf[timeframe].map((range) => rangeMs[range]));
}
