import { dayMs, hourMs } from '@gaemi/core/base/instant.ts';
import { expect, it } from 'vitest';
import { keyAge } from './key-age.ts';

const nowMs = Date.UTC(2026, 10, 20);
const endingIn = (ms: number) => keyAge({ venue: 'upbit', hint: '', storedAtMs: 0, expiresAtMs: nowMs + ms }, nowMs);

it.each([
  [400 * dayMs, 'good', 400],
  [31 * dayMs, 'good', 31],
  [30 * dayMs + hourMs, 'soon', 30],
  [8 * dayMs, 'soon', 8],
  [7 * dayMs + hourMs, 'urgent', 7],
  [hourMs, 'urgent', 0],
  [-hourMs, 'ended', -1],
])('keys that end in %d ms are %s', (ms, tone, days) => {
  expect(endingIn(ms)).toEqual({ tone, days });
});

it('never ends what its venue does not end', () => {
  expect(keyAge({ venue: 'binance', hint: '', storedAtMs: 0 }, nowMs).tone).toBe('endless');
});
