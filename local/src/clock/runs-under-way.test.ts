import { expect, it } from 'vitest';
import { createRunsUnderWay } from './runs-under-way.ts';

it('is under way from its tick to its end, or until nobody waits for it any more', () => {
  let nowMs = 0;
  const runs = createRunsUnderWay(() => nowMs);
  expect(runs.has('collect-candles')).toBe(false);
  runs.begin('collect-candles');
  expect(runs.has('collect-candles')).toBe(true);
  expect(runs.has('sync-orders')).toBe(false);
  runs.end('collect-candles');
  expect(runs.has('collect-candles')).toBe(false);
  runs.begin('collect-candles');
  nowMs = 19_999;
  expect(runs.has('collect-candles')).toBe(true);
  nowMs = 20_000;
  expect(runs.has('collect-candles'), 'its message was lost').toBe(false);
});
