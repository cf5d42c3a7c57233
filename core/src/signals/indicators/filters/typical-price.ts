import type { Bars } from '../bars.ts';
import { at, type Span } from './filter.ts';

/** The mean of high, low and close of each bar. */
export function typicalPrices({ high, low, close }: Bars, output: Float64Array, { from, to }: Span): void {
  for (let index = from; index < to; index += 1) {
    output[index] = (at(high, index) + at(low, index) + at(close, index)) / 3;
  }
}
