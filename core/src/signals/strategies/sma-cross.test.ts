import { describe, expect, it } from 'vitest';
import { candlesOf, noonMs } from '../../testing/samples.ts';
import { createSmaCross, smaCross } from './sma-cross.ts';

const cross = createSmaCross({ fast: 2, slow: 3 });

function say(closes: readonly number[]) {
  return cross.evaluate({ candles: candlesOf(closes), analyses: [], atMs: noonMs });
}

describe('sma-cross', () => {
  it('buys when the fast mean was strictly below the slow one and is strictly above it', () => {
    // Bar before: (9 + 8) / 2 = 8.5 below (10 + 9 + 8) / 3 = 9. Now: (8 + 12) / 2 = 10 above (9 + 8 + 12) / 3.
    const opinion = say([10, 9, 8, 12]);
    expect(opinion?.side).toBe('buy');
    expect(opinion?.evidence).toMatchObject({ fastMean: 10, gapBefore: -0.5 });
    expect(opinion?.evidence['slowMean']).toBeCloseTo(29 / 3, 12);
    // Gap 1/3, mean absolute change (1 + 1 + 4) / 3 = 2.
    expect(opinion?.confidence).toBeCloseTo(0.5 + 0.5 * (1 / 3 / 2), 12);
    expect(opinion?.reasons[0]?.en).toBe('The 2-bar mean of 10 has crossed above the 3-bar mean of 9.67.');
    expect(opinion?.reasons[0]?.ko).toContain('9.67');
  });

  it('sells on the mirrored crossing', () => {
    const opinion = say([10, 11, 12, 8]);
    expect(opinion?.side).toBe('sell');
    expect(opinion?.reasons[0]?.en).toContain('crossed below');
    expect(opinion?.confidence).toBeCloseTo(0.5 + 0.5 * (1 / 3 / 2), 12);
  });

  it('is silent while the means only touch, and while nothing crosses', () => {
    expect(say([10, 9, 8, 10]), 'the fast mean of 9 equals the slow one').toBeUndefined();
    expect(say([10, 10, 10, 12]), 'the means were equal, not below').toBeUndefined();
    expect(say([8, 9, 10, 11]), 'the fast one was above already').toBeUndefined();
    expect(say([10, 10, 10, 10])).toBeUndefined();
  });

  it('is as sure as it can be when the gap is a usual bar', () => {
    const opinion = createSmaCross({ fast: 1, slow: 3 }).evaluate({
      candles: candlesOf([10, 10, 9.9, 20]),
      analyses: [],
      atMs: noonMs,
    });
    expect(opinion?.confidence).toBe(1);
  });

  it('trades here with 5 and 20 bars', () => {
    expect(smaCross.warmupCandles, 'the slow mean, and the bar before it').toBe(21);
    const fall = Array.from({ length: 20 }, (_, index) => 200 - index);
    expect(smaCross.evaluate({ candles: candlesOf([...fall, 300]), analyses: [], atMs: noonMs })?.side).toBe('buy');
  });
});
