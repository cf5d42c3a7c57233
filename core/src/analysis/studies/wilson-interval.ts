/** The normal quantile that leaves 2.5 % above it. */
const quantile = 1.959963984540054;

/**
 * The 95 % interval of a share, honest for few cases and for shares near 0 and 1.
 * Source: Wilson, Journal of the American Statistical Association 22 (1927), 209-212; method 3 of Newcombe, Statistics in
 * Medicine 17 (1998), 857-872.
 */
export function wilsonInterval(hits: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const square = quantile * quantile;
  const middle = share + square / (2 * n);
  const reach = quantile * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const whole = 1 + square / n;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}
