/**
 * The mean of the newest `period` values, in the unit of the values: `(v[i-period+1] + … + v[i]) / period`.
 * Warm-up: the first `period - 1` places are NaN. Source: Murphy, Technical Analysis of the Financial Markets, chapter 9.
 */
export function simpleMovingAverage(values: ArrayLike<number>, period: number): Float64Array {
  const means = new Float64Array(values.length).fill(Number.NaN);
  for (let end = period; end <= values.length; end += 1) {
    // Summed anew for each place: a running sum drifts by rounding, and one NaN would poison all that follow.
    let sum = 0;
    for (let index = end - period; index < end; index += 1) sum += values[index] ?? Number.NaN;
    means[end - 1] = sum / period;
  }
  return means;
}
