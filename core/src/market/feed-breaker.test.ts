import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../base/instant.ts';
import { noonMs } from '../testing/samples.ts';
import type { Board, FeedState, Quote } from './board.ts';
import { afterFault, mayAsk, withFallback } from './feed-breaker.ts';
import { nextBoard, saysTheSame, withoutOthers } from './next-board.ts';

const board = (feed: FeedState, atMs = noonMs): Board => ({ group: 'crypto', atMs, quotes: {}, feed });
const quote = (own: Partial<Quote> = {}): Quote => ({
  instrumentId: 'KRW-BTC',
  price: 1,
  atMs: noonMs,
  source: 'a',
  ...own,
});

describe('the breaker', () => {
  it('opens for twice as long each time, half an hour at most', () => {
    let before: Board | undefined;
    const waits: (number | undefined)[] = [];
    for (let tick = 1; tick <= 9; tick += 1) {
      const atMs = noonMs + tick * hourMs;
      const feed = afterFault(before, { message: 'silence' }, atMs);
      waits.push(feed.status === 'open' ? (feed.untilMs - atMs) / minuteMs : undefined);
      before = board(feed, atMs);
    }
    expect(waits).toEqual([undefined, undefined, 2, 4, 8, 16, 30, 30, 30]);
    expect(before?.feed).toMatchObject({ sinceMs: noonMs + hourMs, failures: 9, message: 'silence' });
  });

  it('keeps to what the vendor asks for, when that is longer than a tick', () => {
    expect(afterFault(undefined, { message: '', retryAfterMs: 900 }, noonMs).status).toBe('failing');
    const banned = afterFault(undefined, { message: '', retryAfterMs: 10 * minuteMs + 0.5 }, noonMs);
    expect(banned).toMatchObject({ status: 'open', untilMs: noonMs + 10 * minuteMs + 1 });
    expect(mayAsk(banned, noonMs + 10 * minuteMs)).toBe(false);
    expect(mayAsk(banned, noonMs + 10 * minuteMs + 1)).toBe(true);
    expect(mayAsk(undefined, noonMs)).toBe(true);
  });

  it('names who stands in, and forgets them', () => {
    const failing = afterFault(undefined, { message: '' }, noonMs);
    const named = withFallback(failing, 'b');
    expect(named).toEqual({ ...failing, fallback: 'b' });
    expect(withFallback(named, undefined)).toEqual(failing);
    expect(withFallback({ status: 'ok' }, 'b')).toEqual({ status: 'ok' });
  });
});

describe('the next board', () => {
  const closed = { openAtMs: 1, open: 1, high: 1, low: 1, close: 1, volume: 1 };
  const next = (before: Board | undefined, ...quotes: Quote[]) =>
    nextBoard(before, { group: 'crypto', atMs: noonMs, feed: { status: 'ok' }, quotes, closed: new Map() });

  it('takes the newer price, and keeps the candle that closed last', () => {
    const first = next(undefined, quote({ closed }));
    expect(next(first, quote({ price: 2, atMs: noonMs + 1 })).quotes['KRW-BTC']).toMatchObject({ price: 2, closed });
    expect(next(first, quote({ price: 2, atMs: noonMs - 1 })).quotes['KRW-BTC']?.price).toBe(1);
  });

  it('gives an instrument’s own feed its place back, without the other one’s candle', () => {
    const lent = next(undefined, quote({ isFallback: true, source: 'b', atMs: noonMs + minuteMs, closed }));
    const back = next(lent, quote({ price: 2 })).quotes['KRW-BTC'];
    expect(back).toEqual(quote({ price: 2 }));
  });

  it('leaves out what nobody watches, and knows when nothing has changed but the time', () => {
    const full = next(undefined, quote({ closed }), quote({ instrumentId: 'KRW-XRP' }));
    expect(Object.keys(withoutOthers(full, new Set(['KRW-BTC'])).quotes)).toEqual(['KRW-BTC']);
    expect(saysTheSame(full, { ...structuredClone(full), atMs: 1 })).toBe(true);
    expect(saysTheSame(full, next(full, quote({ price: 2 })))).toBe(false);
    expect(saysTheSame(full, { ...full, feed: { status: 'failing', sinceMs: 1, message: '', failures: 1 } })).toBe(
      false,
    );
    expect(saysTheSame(full, withoutOthers(full, new Set()))).toBe(false);
  });
});
