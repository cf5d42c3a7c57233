import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherInterval, pearson, spearman } from './correlation.ts';
import { fSurvival, incompleteBeta } from './incomplete-beta.ts';
import { residualSquares } from './least-squares.ts';
import { benjaminiHochberg, bonferroni } from './multiple-tests.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const shape = fc.double({ min: 0.5, max: 300, noNaN: true });

describe('the incomplete beta function', () => {
  it.each([
    // scipy.special.betainc 1.17
    [0.5, 2, 3, 0.6875],
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.9, 10, 0.3, 0.0822095654204897],
    [0.3, 50, 120, 0.575556705163632],
    [0.7, 200, 100, 0.8911569343550899],
  ])('I_%s(%s, %s) is %s', (...row) => {
    const [x, a, b, expected] = row;
    expect(Math.abs(incompleteBeta(x, a, b) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is x^a for b = 1, and one minus its mirror', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), shape, shape, (parts, a, b) => {
        // So that one minus it is not rounded.
        const x = parts / 1024;
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 11);
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 11);
      }),
    );
  });
});

describe('the F distribution', () => {
  it.each([
    // Critical values of 5 %: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3.
    [161.448, 1, 1, 0.05, 1e-6],
    [2.711, 5, 20, 0.05, 1e-5],
    [2.978, 10, 10, 0.05, 2e-5],
    // The two tests of lmtest's ChickEgg example, to the digits that R prints.
    [0.5916, 3, 44, 0.6238, 5e-5],
    [5.405, 3, 44, 0.002966, 5e-7],
    // Far in the tail: scipy.stats.f.sf 1.17.
    [40, 5, 240, 8.048632009957903e-30, 1e-40],
  ])('leaves above %s, with %s and %s degrees of freedom, %s', (...row) => {
    const [f, numerator, denominator, expected, within] = row;
    expect(Math.abs(fSurvival(f, numerator, denominator) - expected)).toBeLessThan(within);
  });

  it('leaves everything above nothing', () => {
    expect(fSurvival(0, 3, 44)).toBe(1);
  });
});

describe('correlations', () => {
  it('are those of Anscombe’s first two sets', () => {
    // Anscombe, Graphs in Statistical Analysis, The American Statistician 27 (1973): 0.816 for both.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y1 = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const y2 = [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74];
    expect(pearson(x, y1)).toBeCloseTo(0.81642, 5);
    expect(pearson(x, y2)).toBeCloseTo(0.81624, 5);
  });

  it('of ranks is that of the published example', () => {
    // https://en.wikipedia.org/wiki/Spearman's_rank_correlation_coefficient#Example: -29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
  });

  it('of ranks with ties share them', () => {
    // scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4])
    expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(0.9486832980505138, 12);
  });

  it('are unknown where nothing moves, and never beyond one', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeUndefined();
    expect(spearman([1, 2, 3], [5, 5, 5])).toBeUndefined();
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(values, (series) => {
        const own = pearson(series, series) ?? 1;
        expect(own).toBeLessThanOrEqual(1);
        expect(own).toBeGreaterThan(0.999999);
      }),
    );
  });

  it('have the interval that Fisher gives them', () => {
    // scipy.stats.pearsonr(...).confidence_interval() of 200 pairs.
    const { low, high } = fisherInterval(-0.059204668435124945, 200);
    expect(low).toBeCloseTo(-0.1963329817992344, 10);
    expect(high).toBeCloseTo(0.08019507843884215, 10);
  });
});

describe('least squares', () => {
  it('leave what a line through three points leaves', () => {
    const columns = [Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2)];
    expect(residualSquares(columns, Float64Array.of(0, 0, 3))).toBeCloseTo(1.5, 12);
    expect(residualSquares([...columns, Float64Array.of(2, 4, 6)], Float64Array.of(0, 0, 3))).toBeUndefined();
  });
});

describe('many tests at once', () => {
  /** The fifteen p values of Benjamini and Hochberg's own example (1995), section 4.2. */
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  it('have three findings by Bonferroni and four by Benjamini and Hochberg', () => {
    expect(bonferroni(published).filter((p) => p <= 0.05)).toHaveLength(3);
    expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
  });

  it('are corrected in any order, never downwards', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 40 }), (pValues) => {
        const rates = benjaminiHochberg(pValues);
        rates.forEach((rate, index) => {
          expect(rate).toBeGreaterThanOrEqual(pValues[index] ?? 0);
          expect(rate).toBeLessThanOrEqual(bonferroni(pValues)[index] ?? 0);
        });
        expect(benjaminiHochberg(pValues.toReversed())).toEqual(rates.toReversed());
      }),
    );
  });
});
