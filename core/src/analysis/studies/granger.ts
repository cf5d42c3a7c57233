import { fSurvival } from './incomplete-beta.ts';
import { residualSquares } from './least-squares.ts';

export type Criterion = 'aic' | 'bic';

export interface GrangerTest {
  readonly lag: number;
  readonly f: number;
  /** How many coefficients are tested, and how many rows are left to judge them by. */
  readonly numerator: number;
  readonly denominator: number;
  readonly pValue: number;
}

/**
 * Whether `cause` helps to foresee `effect`: two regressions of the effect, on a constant and its own past `lag` values
 * with and without those of the cause, compared by an F test. Undefined when there are too few rows or when a series
 * does not move. Source: Granger, Econometrica 37 (1969); as `grangertest` of R's lmtest computes it.
 */
export function testGranger(cause: Float64Array, effect: Float64Array, lag: number): GrangerTest | undefined {
  const denominator = effect.length - lag - 2 * lag - 1;
  if (denominator < 1) return undefined;
  const own = [constant(effect.length - lag), ...past(effect, { lag, first: lag })];
  const target = effect.slice(lag);
  const restricted = residualSquares(own, target);
  const free = residualSquares([...own, ...past(cause, { lag, first: lag })], target);
  if (restricted === undefined || free === undefined || free <= 0) return undefined;
  const f = Math.max(0, restricted - free) / lag / (free / denominator);
  return { lag, f, numerator: lag, denominator, pValue: fSurvival(f, lag, denominator) };
}

/**
 * How many values back the regression looks: the number from 1 to `lagMax` with the smallest criterion, all judged on the
 * same rows. AIC = n ln(RSS / n) + 2 k, BIC = n ln(RSS / n) + k ln n, k coefficients (Lütkepohl, New Introduction to
 * Multiple Time Series Analysis, 4.3). Undefined when no regression can be made.
 */
export function chooseLag(
  cause: Float64Array,
  effect: Float64Array,
  { lagMax, criterion }: { readonly lagMax: number; readonly criterion: Criterion },
): number | undefined {
  const target = effect.slice(lagMax);
  const rows = target.length;
  let best: { readonly lag: number; readonly score: number } | undefined;
  for (let lag = 1; lag <= lagMax; lag += 1) {
    const columns = [effect, cause].flatMap((series) => past(series, { lag, first: lagMax }));
    const coefficients = 2 * lag + 1;
    if (rows <= coefficients) break;
    const left = residualSquares([constant(rows), ...columns], target);
    if (left === undefined || left <= 0) continue;
    const penalty = criterion === 'aic' ? 2 : Math.log(rows);
    const score = rows * Math.log(left / rows) + penalty * coefficients;
    if (best === undefined || score < best.score) best = { lag, score };
  }
  return best?.lag;
}

/** The values one to `lag` places before each row from `first` on, a column for each place. */
function past(series: Float64Array, { lag, first }: { readonly lag: number; readonly first: number }): Float64Array[] {
  return Array.from({ length: lag }, (_, index) => series.subarray(first - index - 1, series.length - index - 1));
}

function constant(rows: number): Float64Array {
  return new Float64Array(rows).fill(1);
}
