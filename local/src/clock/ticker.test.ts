import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { describe, expect, it } from 'vitest';
import { createTicker, newestDue } from './ticker.ts';

const midnightInSeoul = Date.parse('2026-11-20T00:00:00+09:00');
const everyMinute = { name: 'collect-candles', schedule: '* * * * *', timeZone: 'Asia/Seoul' };
const everyFive = { name: 'sync-orders', schedule: '*/5 * * * *', timeZone: 'Asia/Seoul' };
const atNine = { name: 'value-portfolios', schedule: '0 9 * * *', timeZone: 'Asia/Seoul' };

describe('ticker', () => {
  it('wakes each function at its own minutes, once', () => {
    const ticker = createTicker([everyMinute, everyFive], midnightInSeoul);
    const seen: string[] = [];
    // Three looks a minute: only the first may find something.
    for (let atMs = midnightInSeoul; atMs <= midnightInSeoul + 6 * minuteMs; atMs += 20_000) {
      seen.push(...ticker.advance(atMs).due.map(({ name, atMs: dueMs }) => `${name} ${minutes(dueMs)}`));
    }
    expect(seen).toEqual([
      'collect-candles 1',
      'collect-candles 2',
      'collect-candles 3',
      'collect-candles 4',
      'collect-candles 5',
      'sync-orders 5',
      'collect-candles 6',
    ]);
  });

  it('gives only the newest tick of each function after it has fallen behind, and says how much it left out', () => {
    const ticker = createTicker([everyMinute, everyFive], midnightInSeoul);
    const { due, skippedMinutes } = ticker.advance(midnightInSeoul + 13 * minuteMs + 1);
    expect(due).toEqual([
      { name: 'collect-candles', atMs: midnightInSeoul + 13 * minuteMs },
      { name: 'sync-orders', atMs: midnightInSeoul + 10 * minuteMs },
    ]);
    expect(skippedMinutes).toBe(12);
  });

  it('wakes nobody who is busy, and gives the newest tick afterwards', () => {
    const ticker = createTicker([everyMinute, everyFive], midnightInSeoul);
    const isBusy = (name: string) => name === 'collect-candles';
    expect(ticker.advance(midnightInSeoul + 5 * minuteMs, isBusy).due).toEqual([
      { name: 'sync-orders', atMs: midnightInSeoul + 5 * minuteMs },
    ]);
    expect(ticker.advance(midnightInSeoul + 6 * minuteMs).due).toEqual([
      { name: 'collect-candles', atMs: midnightInSeoul + 6 * minuteMs },
    ]);
  });

  it('says nothing twice, even when time stands still or goes back', () => {
    const ticker = createTicker([everyMinute], midnightInSeoul);
    expect(ticker.advance(midnightInSeoul + minuteMs).due).toHaveLength(1);
    expect(ticker.advance(midnightInSeoul + minuteMs).due).toEqual([]);
    expect(ticker.advance(midnightInSeoul).due).toEqual([]);
  });

  it('reads a schedule in its own time zone', () => {
    expect(newestDue(atNine, midnightInSeoul + 10 * hourMs), 'nine in Seoul').toBe(midnightInSeoul + 9 * hourMs);
    expect(newestDue({ ...atNine, timeZone: 'UTC' }, midnightInSeoul + 10 * hourMs), 'nine in Greenwich').toBe(
      midnightInSeoul - 6 * hourMs,
    );
  });

  it('counts a minute that begins this very instant as due', () => {
    expect(newestDue(atNine, midnightInSeoul + 9 * hourMs)).toBe(midnightInSeoul + 9 * hourMs);
    expect(newestDue(atNine, midnightInSeoul + 9 * hourMs - 1)).toBe(midnightInSeoul - 15 * hourMs);
  });

  it('names the function whose schedule cannot be read', () => {
    expect(() => newestDue({ ...atNine, schedule: 'at tea time' }, midnightInSeoul)).toThrow(
      '"at tea time" (Asia/Seoul) of "value-portfolios" is not a schedule',
    );
  });
});

function minutes(atMs: number): number {
  return (atMs - midnightInSeoul) / minuteMs;
}
