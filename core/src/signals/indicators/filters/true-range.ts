/**
 * How far the price travelled in a bar, counted from the close before: `max(high, close before) - min(low, close before)`.
 */
export function trueRange(high: number, low: number, closeBefore: number): number {
  const above = high - closeBefore;
  const below = closeBefore - low;
  // Half of a number and its size is the number or zero: a maximum without a branch, which prices would mispredict.
  return 0.5 * (above + Math.abs(above)) + 0.5 * (below + Math.abs(below));
}
