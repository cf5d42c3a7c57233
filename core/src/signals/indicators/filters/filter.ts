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
