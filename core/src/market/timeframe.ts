import * as z from 'zod/mini';
import { dayMs, hourMs, minuteMs } from '../base/instant.ts';
import type { Interval } from './candle.ts';

/** How much time one bar of a chart stands for: what is kept, and what is put together from it. */
export const Timeframe = z.enum(['1m', '5m', '15m', '1h', '4h', '1d']);
export type Timeframe = z.output<typeof Timeframe>;

export interface TimeframeRule {
  /** The candles that it is made of. */
  readonly base: Interval;
  readonly spanMs: number;
}

/** Shortest first. */
export const timeframes: Readonly<Record<Timeframe, TimeframeRule>> = {
  '1m': { base: '1m', spanMs: minuteMs },
  '5m': { base: '1m', spanMs: 5 * minuteMs },
  '15m': { base: '1m', spanMs: 15 * minuteMs },
  '1h': { base: '1h', spanMs: hourMs },
  '4h': { base: '1h', spanMs: 4 * hourMs },
  '1d': { base: '1d', spanMs: dayMs },
};
