/** How a cost grows with a size: `cost = factor * size ^ exponent`, fitted on logarithms by least squares. */
export interface Growth {
  readonly exponent: number;
  readonly factor: number;
}

/** 1 is linear, 2 quadratic; every size counts alike, as they lie evenly on a logarithmic scale. */
export function growthOf(points: readonly { readonly size: number; readonly cost: number }[]): Growth {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  const meanOf = (pick: (log: readonly [number, number]) => number) =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [meanSize, meanCost] = [meanOf(([size]) => size), meanOf(([, cost]) => cost)];
  const exponent =
    meanOf(([size, cost]) => (size - meanSize) * (cost - meanCost)) / meanOf(([size]) => (size - meanSize) ** 2);
  return { exponent, factor: Math.exp(meanCost - exponent * meanSize) };
}
