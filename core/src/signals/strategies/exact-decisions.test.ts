import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candlesOf, noonMs } from '../../testing/samples.ts';
import type { Strategy } from '../strategy.ts';
import { smaCross } from './sma-cross.ts';
import { smaRsi } from './sma-rsi.ts';

/** What the sides are by whole numbers of price steps, without a single division. */
type Exact = (steps: readonly number[]) => 'buy' | 'sell' | undefined;

const priceSteps = fc.constantFrom(1000, 1, 0.1, 0.01, 0.0001);

describe('on prices of any step a strategy decides as exact arithmetic does', () => {
  it('sma-cross', () => {
    const walks = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 21, maxLength: 21 }).map(walk);
    const faults = faultsOf(smaCross, walks, (steps) => {
      const gapAt = (end: number) => 4 * sum(steps.slice(end - 5, end)) - sum(steps.slice(end - 20, end));
      const [before, now] = [gapAt(20), gapAt(21)];
      if (before < 0 && now > 0) return 'buy';
      return before > 0 && now < 0 ? 'sell' : undefined;
    });
    expect(faults).toEqual([]);
  });

  it('sma-rsi', () => {
    // A jump and a way back, in which a close above its mean and a low RSI meet often.
    const turns = fc
      .tuple(
        fc.constantFrom(1, -1),
        fc.integer({ min: 8, max: 16 }),
        fc.array(fc.integer({ min: -3, max: 2 }), { minLength: 14, maxLength: 14 }),
      )
      .map(([sign, jump, back]) => walk([0, 0, 0, 0, 0, sign * jump, ...back.map((change) => sign * change)]));
    const faults = faultsOf(smaRsi, turns, (steps) => {
      const changes = steps.slice(-14).map((step, index) => step - (steps.at(index - 15) ?? 0));
      const [gained, moved] = [sum(changes.filter((change) => change > 0)), sum(changes.map(Math.abs))];
      const gap = 20 * (steps.at(-1) ?? 0) - sum(steps);
      if (gap > 0 && moved > 0 && 10 * gained < 3 * moved) return 'buy';
      return gap < 0 && moved > 0 && 10 * gained > 7 * moved ? 'sell' : undefined;
    });
    expect(faults).toEqual([]);
  });
});

/** The closes, made smaller, on which a strategy says something else. */
function faultsOf(strategy: Strategy, histories: fc.Arbitrary<number[]>, exact: Exact): unknown {
  const property = fc.property(histories, priceSteps, (steps, priceStep) => {
    const closes = steps.map((step) => Number((step * priceStep).toFixed(8)));
    return strategy.evaluate({ candles: candlesOf(closes), analyses: [], atMs: noonMs })?.side === exact(steps);
  });
  return fc.check(property, { numRuns: 20_000, seed: 5 }).counterexample ?? [];
}

function walk(changes: readonly number[]): number[] {
  let step = 1000;
  return changes.map((change) => (step += change));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
