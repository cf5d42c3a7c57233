import { minuteMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { expect, it } from 'vitest';
import { createResampler } from './resampler.ts';

const noon = Date.parse('2026-11-20T12:00+09:00');
const minute = (index: number, close = 100): Candle => ({
  openAtMs: noon + index * minuteMs,
  open: 100,
  high: Math.max(100, close),
  low: Math.min(100, close),
  close,
  volume: 1,
});
const minutes = (count: number) => Array.from({ length: count }, (_, index) => minute(index));

it('leaves kept candles as they are', () => {
  const [closed, candles] = [minutes(3), minutes(4)];
  const shown = createResampler('1m', { calendar: 'crypto' }).follow({ closed, candles, atMs: noon });
  expect(shown.closed).toBe(closed);
  expect(shown.candles).toBe(candles);
});

it('keeps a bar the same object while it is the same, so that nothing is computed or drawn again for it', () => {
  const { follow } = createResampler('5m', { calendar: 'crypto' });
  const before = follow({ closed: minutes(11), candles: minutes(12), atMs: noon + 11 * minuteMs });
  const after = follow({
    closed: minutes(11),
    candles: [...minutes(11), minute(11, 120)],
    atMs: noon + 11 * minuteMs,
  });
  expect(after.closed).toHaveLength(2);
  expect(after.closed.every((bar, index) => bar === before.closed[index])).toBe(true);
  expect(after.candles.at(-1)).toEqual({ ...minute(10, 120), volume: 2 });
});

it.each([
  ['with the minute that ends it', 5, 5, 1],
  ['not while its last minute may still be on its way', 4, 5, 0],
  ['a minute later, though nothing was traded in its last minute', 4, 6, 1],
])('ends a bar %s', (_, known, minutesLater, ended) => {
  const candles = minutes(known);
  const { closed } = createResampler('5m', { calendar: 'crypto' }).follow({
    closed: candles,
    candles,
    atMs: noon + minutesLater * minuteMs,
  });
  expect(closed).toHaveLength(ended);
});

it('shows a bar that only a forming minute has begun, as one that is forming', () => {
  const shown = createResampler('5m', { calendar: 'crypto' }).follow({
    closed: minutes(5),
    candles: minutes(6),
    atMs: noon + 5 * minuteMs,
  });
  expect([shown.closed.length, shown.candles.length]).toEqual([1, 2]);
});
