import { describe, expect, it } from 'vitest';
import { chooseLag, testGranger } from './granger.ts';

/**
 * Two series by recipe: y follows x two places later. Expected values: the same regressions by numpy 2.4 (lstsq) and
 * scipy 1.17 (f.sf). The code was also run once on the data set ChickEgg of R's lmtest, order 3, and gave what its
 * reference output prints: F 0.5916, p 0.6238 (chicken -> egg) and F 5.405, p 0.002966 (egg -> chicken).
 */
const { x, y } = recipe(200);

describe('Granger’s test', () => {
  it.each([
    [1, 0.16704447251976656, 0.6831981533570478],
    [2, 7.9371265293628, 0.00048684029673872614],
    [3, 5.646654784648744, 0.000998605876856147],
    [5, 4.437181480715919, 0.0007703090490518615],
  ])('finds with %s lags that x helps to foresee y: F %s, p %s', (lag, f, pValue) => {
    const test = testGranger(x, y, lag);
    expect(test).toMatchObject({ lag, numerator: lag, denominator: 200 - 3 * lag - 1 });
    expect(test?.f).toBeCloseTo(f, 9);
    expect(test?.pValue).toBeCloseTo(pValue, 10);
  });

  it.each([
    [1, 2.2264409024895158, 0.13727385162047276],
    [2, 1.838811481723537, 0.16178101965111816],
    [5, 0.7100130135796608, 0.616622727654353],
  ])('finds with %s lags nothing the other way round: F %s, p %s', (lag, f, pValue) => {
    expect(testGranger(y, x, lag)?.f).toBeCloseTo(f, 9);
    expect(testGranger(y, x, lag)?.pValue).toBeCloseTo(pValue, 10);
  });

  it('chooses how far back to look', () => {
    for (const criterion of ['aic', 'bic'] as const) {
      expect(chooseLag(x, y, { lagMax: 5, criterion })).toBe(2);
      expect(chooseLag(y, x, { lagMax: 5, criterion })).toBe(1);
    }
  });

  it('says nothing about what does not move, is too short, or is its own cause', () => {
    expect(testGranger(new Float64Array(50), y.slice(0, 50), 1)).toBeUndefined();
    expect(testGranger(x.slice(0, 7), y.slice(0, 7), 2)).toBeUndefined();
    expect(testGranger(x, x, 1)).toBeUndefined();
    expect(chooseLag(new Float64Array(50), y.slice(0, 50), { lagMax: 3, criterion: 'bic' })).toBeUndefined();
    expect(chooseLag(x.slice(0, 6), y.slice(0, 6), { lagMax: 5, criterion: 'bic' })).toBeUndefined();
  });
});

function recipe(count: number) {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296 - 0.5;
  };
  const series = { x: new Float64Array(count), y: new Float64Array(count) };
  for (let index = 0; index < count; index += 1) {
    series.x[index] = next() + 0.3 * (series.x[index - 1] ?? 0);
    series.y[index] = next() + 0.2 * (series.y[index - 1] ?? 0) + 0.4 * (series.x[index - 2] ?? 0);
  }
  return series;
}
