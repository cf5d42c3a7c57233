import type { Bars } from '../src/signals/indicators/bars.ts';
import { computeIndicators, type IndicatorLines } from '../src/signals/indicators/compute-indicators.ts';
import { parseSpec } from '../src/signals/indicators/parse-spec.ts';

/** The lines of an indicator over a whole array. */
export function linesOf(spec: string, bars: Bars): IndicatorLines {
  return computeIndicators([parseSpec(spec)], bars)[0] ?? {};
}

/**
 * The worst relative difference of two lines, from `first` on (by default: as soon as the other side has a value); NaN when
 * one of ours is missing. Where a line passes through zero it is counted in its usual size (root of the mean square), since
 * what is left there of the difference of two large numbers has no digits to agree in.
 */
export function worstDifference(
  own: Float64Array | undefined,
  other: Float64Array,
  first = other.findIndex((value) => !Number.isNaN(value)),
): number {
  const known = other.subarray(first);
  // Nothing to compare is no agreement.
  if (own?.length !== other.length || known.length < 10) return Number.NaN;
  const size = Math.sqrt(known.reduce((sum, value) => sum + value * value, 0) / known.length);
  return known.reduce((most, value, index) => {
    const ours = own[first + index] ?? Number.NaN;
    // Equal values are equal whatever the size, zeros included.
    const difference = ours === value ? 0 : Math.abs(ours - value) / Math.max(Math.abs(value), size);
    return difference <= most ? most : difference;
  }, 0);
}
