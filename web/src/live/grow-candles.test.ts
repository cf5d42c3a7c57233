import type { Quote } from '@gaemi/core/market/board.ts';
import { describe, expect, it } from 'vitest';
import { growCandles, withForming } from './grow-candles.ts';

const minute = 60_000;

function candle(openAtMs: number, close = 100) {
  return { openAtMs, open: 100, high: 110, low: 90, close, volume: 1 };
}

function quote(closedAtMs: number, close = 100): Quote {
  return {
    instrumentId: 'KRW-BTC',
    price: close,
    atMs: closedAtMs,
    source: 'upbit',
    closed: candle(closedAtMs, close),
  };
}

describe('growing candles', () => {
  const known = [candle(0), candle(minute)];

  it('adds the candle that closed last', () => {
    const growth = growCandles(known, '1m', quote(2 * minute));
    expect(growth.candles.map(({ openAtMs }) => openAtMs)).toEqual([0, minute, 2 * minute]);
    expect(growth.gap).toBe(false);
  });

  it('changes nothing when the same candle is told twice', () => {
    expect(growCandles(known, '1m', quote(minute)).candles, 'the same list, so that nothing is drawn again').toBe(
      known,
    );
  });

  it('takes the correction of the newest candle', () => {
    expect(growCandles(known, '1m', quote(minute, 105)).candles.at(-1)?.close).toBe(105);
  });

  it('reports a gap when candles in between were never seen', () => {
    expect(growCandles(known, '1m', quote(4 * minute)).gap).toBe(true);
  });

  it('ignores a candle older than the newest', () => {
    expect(growCandles(known, '1m', quote(0, 50)).candles).toBe(known);
  });

  it('shows the forming candle last, never over a closed one', () => {
    const told = { ...quote(minute), forming: candle(2 * minute, 7) };
    expect(withForming(known, '1m', told).at(-1)?.close).toBe(7);
    expect(withForming(known, '1m', { ...told, forming: candle(minute, 1) }), 'a closed candle is final').toBe(known);
  });

  it('lets the price stand for the minute that has begun when the feed tells no forming candle', () => {
    const told = { ...quote(minute), price: 104, atMs: 2 * minute + 500 };
    expect(withForming(known, '1m', told).at(-1)).toEqual({
      openAtMs: 2 * minute,
      open: 100,
      high: 104,
      low: 100,
      close: 104,
      volume: 0,
    });
    expect(withForming(known, '1h', told), 'a market with sessions may be closed').toBe(known);
  });
});
