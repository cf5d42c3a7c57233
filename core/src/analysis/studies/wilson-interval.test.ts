import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

describe('Wilson’s interval', () => {
  it.each([
    // Newcombe (1998), table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %s in %s begins at %s', (...row) => {
    const [hits, n, low, high] = row;
    expect(wilsonInterval(hits, n).low).toBeCloseTo(low, 4);
    expect(wilsonInterval(hits, n).high).toBeCloseTo(high, 4);
  });

  it('holds the share, lies within 0 and 1, and is everything when nothing is known', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, some) => {
        const hits = Math.min(some, n);
        const { low, high } = wilsonInterval(hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
