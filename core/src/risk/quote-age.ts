import { quoteAgeMaxMs } from '../market/board.ts';
import { type Interval, intervalMs } from '../market/candle.ts';

/**
 * How old a quote may be for a decision. Instruments decided on by the minute trade at all hours: `quoteAgeMaxMs`. Those
 * by the hour or day have sessions, and their candle's close falls after the session's last price: they get one interval
 * more, which reaches back to that price but never over a closed day.
 */
export function quoteAgeMax(interval: Interval): number {
  return interval === '1m' ? quoteAgeMaxMs : intervalMs[interval] + quoteAgeMaxMs;
}
