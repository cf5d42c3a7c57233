import { type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';

/** What every strategy is shown: twice what the slowest needs, so that what warms up slowly has settled. */
export const lookBackCandles = 2 * Math.max(...strategies.map(({ warmupCandles }) => warmupCandles));

/** The time within which so many candles are found. Sessions and weekends leave holes, so days and hours look further. */
export function lookBackMs(interval: Interval): number {
  const spread = interval === '1m' ? 1 : 2.5;
  return lookBackCandles * spread * intervalMs[interval];
}
