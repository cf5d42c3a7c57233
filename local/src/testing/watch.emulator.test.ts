import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from './desk.ts';

const userId = 'ant';
/** One of each vendor; the ids hold what paths and queries might stumble over. */
const symbols = ['KRW-XRP', '035720.KQ', 'KOSPI200F', 'binance:BTC-USDT'];
let desk: TestDesk;

beforeAll(async () => {
  desk = await startTestDesk();
  await desk.store.set(documentRef('users', userId), { userId, email: 'ant@gaemi.local', joinedAtMs: 0 });
  await desk.call('watch', { symbols }, userId);
  await desk.quiet(60_000);
  await desk.tick('collect-candles');
  await desk.quiet(60_000);
}, 150_000);
afterAll(() => desk?.stop());

describe('what a person watches', () => {
  it.each(symbols)('%s gets its history, to the end', async (id) => {
    const fill = await desk.store.get(documentRef('backfills', id));
    expect(fill).toMatchObject({ status: 'done', progress: 1 });
    expect(fill?.candles).toBeGreaterThan(500);
    const page = candlePageId(id, '1d', pageOf('1d', desk.marketNow()));
    expect((await desk.store.get(documentRef('candles', page)))?.candles.length).toBeGreaterThan(250);
  });

  it.each([
    ['KRW-XRP', 'crypto'],
    ['035720.KQ', 'stocks'],
    ['KOSPI200F', 'futures'],
    ['binance:BTC-USDT', 'binance'],
  ])('%s is quoted on the board "%s"', async (id, group) => {
    const board = await desk.store.get(documentRef('boards', group));
    expect(board?.feed).toEqual({ status: 'ok' });
    expect(board?.quotes[id]?.price).toBeGreaterThan(0);
  });

  it('is refused in both languages when its vendor does not know it', async () => {
    const details = {
      ko: expect.stringContaining('시세가 거래소에 없습니다'),
      en: expect.stringContaining('has no quote'),
    };
    const answer = await desk.call('watch', { symbols: ['KRW-NONE'] }, userId);
    expect(answer).toMatchObject({ status: 404, body: { error: { status: 'NOT_FOUND', details } } });
  });
});
