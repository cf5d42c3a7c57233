/** A column counts as one of the others mixed when less than this part of it is left without them. */
const leftMin = 1e-9;

/**
 * What is left of `target`, as a sum of squares, when the columns explain as much of it as they can (ordinary least
 * squares); undefined when they say the same thing twice. By modified Gram-Schmidt with the target as the last column,
 * which is as exact for residuals as Householder's reflections (Björck, Solving linear least squares problems, 1967).
 */
export function residualSquares(columns: readonly Float64Array[], target: Float64Array): number | undefined {
  const rest = [...columns, target].map((column) => Float64Array.from(column));
  for (const [index, column] of rest.slice(0, -1).entries()) {
    const size = Math.sqrt(dot(column, column));
    const original = columns[index] ?? column;
    if (size <= leftMin * Math.sqrt(dot(original, original))) return undefined;
    for (const other of rest.slice(index + 1)) {
      const share = dot(column, other) / (size * size);
      other.forEach((value, row) => (other[row] = value - share * (column[row] ?? 0)));
    }
  }
  const left = rest.at(-1) ?? target;
  return dot(left, left);
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < left.length; row += 1) sum += (left[row] ?? 0) * (right[row] ?? 0);
  return sum;
}
