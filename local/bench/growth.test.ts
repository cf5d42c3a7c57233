import { expect, it } from 'vitest';
import { growthOf } from './growth.ts';

const costs = (costOf: (size: number) => number) => [1, 10, 100, 1000].map((size) => ({ size, cost: costOf(size) }));

it('finds the exponent and the factor of what grows by a power', () => {
  const linear = growthOf(costs((size) => 3 * size));
  expect(linear.exponent).toBeCloseTo(1, 12);
  expect(linear.factor).toBeCloseTo(3, 12);
  expect(growthOf(costs((size) => 0.5 * size ** 2)).exponent).toBeCloseTo(2, 12);
});

it('tells a constant beside it as slower than linear, and a quadratic part as faster', () => {
  expect(growthOf(costs((size) => 20 + size)).exponent).toBeLessThan(0.7);
  expect(growthOf(costs((size) => size + size ** 2 / 100)).exponent).toBeGreaterThan(1.2);
});
