import type { Bars } from './bars.ts';
import { type ConfiguredIndicator, stretchMax } from './indicator.ts';

/** The lines of an indicator, by name, as long as the bars. */
export type IndicatorLines = Readonly<Record<string, Float64Array>>;

/**
 * Several indicators over all bars, in their order; stretch by stretch, so that the bars are fetched from memory once and
 * not once for each of them.
 */
export function computeIndicators(configured: readonly ConfiguredIndicator[], bars: Bars): IndicatorLines[] {
  const calculations = configured.map((indicator) => indicator.start());
  for (let from = 0; from < bars.length; from += stretchMax) {
    for (const calculation of calculations) calculation.advance(bars, Math.min(from + stretchMax, bars.length));
  }
  return calculations.map((calculation) => calculation.lines());
}
