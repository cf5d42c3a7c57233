/** Bonferroni: every p times the number of tests, at most 1. Below alpha, not even one false finding is likely. */
export function bonferroni(pValues: readonly number[]): number[] {
  return pValues.map((pValue) => Math.min(1, pValue * pValues.length));
}

/**
 * Benjamini and Hochberg: for each test the smallest rate of false discoveries at which it would still be a finding.
 * Source: Journal of the Royal Statistical Society B 57 (1995), 289-300; R's `p.adjust(method = "BH")`.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const count = pValues.length;
  const largestFirst = pValues.map((pValue, index) => ({ pValue, index })).toSorted((a, b) => b.pValue - a.pValue);
  const adjusted = Array.from({ length: count }, () => 1);
  let smallest = 1;
  largestFirst.forEach(({ pValue, index }, place) => {
    smallest = Math.min(smallest, pValue * (count / (count - place)));
    adjusted[index] = smallest;
  });
  return adjusted;
}
