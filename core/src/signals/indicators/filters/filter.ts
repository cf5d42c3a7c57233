/** The places `from`, `from + 1`, … below `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a filter is asked for: one column into another, for a span that begins where the last one ended. */
export interface Pass extends Span {
  readonly input: Float64Array;
  readonly output: Float64Array;
}

/** The value of a place that exists; compiled away, where `noUncheckedIndexedAccess` would ask for a default each time. */
export function at(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN;
}

/**
 * How often what slides along with a window of `period` values is reckoned anew: at whole multiples of so many places,
 * whatever the pieces the column comes in. Rounding errors cannot gather over a million bars then, for a part of a step a
 * value.
 */
export function renewalPlaces(period: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1024, 8 * period)));
}

/** The first place from `index` on where a renewal is due, or `to`. */
export function nextRenewal(index: number, places: number, to: number): number {
  return Math.min(to, Math.ceil(index / places) * places);
}
