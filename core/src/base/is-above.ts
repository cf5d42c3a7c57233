/** What adding up and dividing some dozens of doubles may get wrong, as a part of their size. */
const roundingRate = 1e-12;

/**
 * Whether a number is above another, and not only by the rounding of doubles: the means of prices in steps of 0.1 differ in
 * their last digits where they are the same, and a strategy must not trade on those.
 */
export function isAbove(left: number, right: number): boolean {
  return left - right > roundingRate * Math.max(Math.abs(left), Math.abs(right));
}
