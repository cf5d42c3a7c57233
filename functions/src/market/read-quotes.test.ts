import { hourMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { FeedError } from '../adapters/feeds/feed.ts';
import { createCollectorDesk } from '../testing/collector-desk.ts';

const crypto = documentRef('boards', 'crypto');
const known = { upbit: ['KRW-BTC', 'KRW-ETH'], yahoo: [] };

describe('a price from the future', () => {
  it('is kept off the board, where it would stay for good', async () => {
    const desk = createCollectorDesk(known);
    await desk.tick(0);
    desk.feed('upbit').ageMs = -hourMs;
    desk.feed('upbit').price = 999;
    await desk.tick(1);
    const board = await desk.store.get(crypto);
    expect(board?.feed).toMatchObject({
      status: 'failing',
      message: 'upbit sent prices from the future, of the year 2026',
    });
    expect(board?.quotes['KRW-BTC']?.price).not.toBe(999);
    desk.feed('upbit').ageMs = 0;
    desk.feed('upbit').price = 104;
    await desk.tick(2);
    expect((await desk.store.get(crypto))?.quotes['KRW-BTC']).toMatchObject({ price: 104, source: 'upbit' });
  });

  it('is no price that a slow vendor has made since it was asked', async () => {
    const desk = createCollectorDesk(known);
    const feed = desk.feed('upbit');
    const quotes = feed.quotes.bind(feed);
    feed.quotes = async (instruments) => {
      desk.clock.atMs += hourMs;
      return quotes(instruments);
    };
    await desk.tick(0);
    expect(Object.keys((await desk.store.get(crypto))?.quotes ?? {})).toEqual(['KRW-BTC', 'KRW-ETH']);
  });

  it('costs the others of its group nothing', async () => {
    const desk = createCollectorDesk(known);
    const feed = desk.feed('upbit');
    const quotes = feed.quotes.bind(feed);
    feed.quotes = async (instruments) => {
      const [first, ...others] = await quotes(instruments);
      if (first === undefined) throw new FeedError('down', 'no quote');
      return [{ ...first, atMs: 9e15 }, ...others];
    };
    await desk.tick(0);
    const board = await desk.store.get(crypto);
    expect(board?.feed).toEqual({ status: 'ok' });
    expect(Object.keys(board?.quotes ?? {})).toEqual(['KRW-ETH']);
  });
});
