/** The changes from value to value, split into rises and falls, both positive; the first place has none and is NaN. */
export function gainsAndLosses(values: ArrayLike<number>): {
  readonly gains: Float64Array;
  readonly losses: Float64Array;
} {
  const changes = Float64Array.from(values, (value, index) => value - (values[index - 1] ?? Number.NaN));
  return {
    gains: changes.map((change) => Math.max(change, 0)),
    losses: changes.map((change) => Math.max(-change, 0)),
  };
}

/** Wilder's index of a mean gain and a mean loss, 0 to 100; 50 when nothing has changed at all. */
export function strengthIndex(meanGain: number, meanLoss: number): number {
  if (meanGain === 0 && meanLoss === 0) return 50;
  return 100 - 100 / (1 + meanGain / meanLoss);
}
