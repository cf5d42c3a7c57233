/** Pearson's correlation of two series of one length, -1 to 1; undefined when one of them never moves. */
export function pearson(left: ArrayLike<number>, right: ArrayLike<number>): number | undefined {
  const [leftMean, rightMean] = [mean(left), mean(right)];
  let [together, leftSquares, rightSquares] = [0, 0, 0];
  for (let index = 0; index < left.length; index += 1) {
    const fromLeft = (left[index] ?? 0) - leftMean;
    const fromRight = (right[index] ?? 0) - rightMean;
    together += fromLeft * fromRight;
    leftSquares += fromLeft * fromLeft;
    rightSquares += fromRight * fromRight;
  }
  if (!(leftSquares > 0 && rightSquares > 0)) return undefined;
  return Math.max(-1, Math.min(1, together / Math.sqrt(leftSquares) / Math.sqrt(rightSquares)));
}

/** Spearman's: Pearson's of the ranks, ties sharing the mean of theirs. One wild day counts as one rank, no more. */
export function spearman(left: ArrayLike<number>, right: ArrayLike<number>): number | undefined {
  return pearson(ranks(left), ranks(right));
}

/** The normal quantile that leaves 2.5 % above it. */
const quantile = 1.959963984540054;

/** The 95 % interval of a Pearson correlation of n pairs, by Fisher's transformation (Biometrika 10, 1915). */
export function fisherInterval(correlation: number, n: number): { readonly low: number; readonly high: number } {
  const middle = Math.atanh(correlation);
  const reach = quantile / Math.sqrt(n - 3);
  return { low: Math.tanh(middle - reach), high: Math.tanh(middle + reach) };
}

/** Ranks from 1 on, in the order of the values. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, index) => index).toSorted(
    (first, second) => (values[first] ?? 0) - (values[second] ?? 0),
  );
  const ranked = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const index of order.slice(from, to)) ranked[index] = (from + 1 + to) / 2;
    from = to;
  }
  return ranked;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}
