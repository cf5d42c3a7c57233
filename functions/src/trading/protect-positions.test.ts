import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';

describe('protect-positions', () => {
  it('leaves a position alone that is within its stop', async () => {
    const { desk, sales } = await holdBitcoin();
    await desk.tick('protect-positions', tickAtMs + minuteMs);
    await desk.drain();

    expect(await sales()).toEqual([]);
  });

  it('sells all of a position that has lost 5 %, even while trading is halted', async () => {
    const { desk, sales, fall, store } = await holdBitcoin();
    await desk.run('halt', { reason: 'holiday' });
    await fall(0.06);
    await desk.tick('protect-positions', tickAtMs + minuteMs);
    await desk.drain();

    expect((await sales()).map(({ status, strategyId }) => [status, strategyId])).toEqual([['filled', 'stop-loss']]);
    expect((await store.get(documentRef('positions', 'KRW-BTC', memberId)))?.quantityUnits).toBe(0n);
    const events = await store.list({ collection: 'riskEvents', userId: memberId, limit: 10 });
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(['halted', 'stopped-out']);
  });

  it('takes back a sale that rests, whose shares it has to sell', async () => {
    const { desk, sales, fall, store } = await holdBitcoin();
    const holding = await store.get(documentRef('accounts', 'holding_BTC', memberId));
    const size = { by: 'quantity', units: (holding?.balanceUnits ?? 0n).toString() };
    const limit = { side: 'sell', type: 'limit', limitPriceUnits: unitsFromText('200000000').toString() };
    await desk.run('place-order', { instrumentId: 'KRW-BTC', ...limit, size, requestId: 'dream' });
    await desk.drain();
    await fall(0.06);
    await desk.tick('protect-positions', tickAtMs + minuteMs);
    await desk.drain();

    const ended = (await sales()).map(({ status, strategyId }) => `${strategyId} ${status}`);
    expect(ended.toSorted()).toEqual(['manual cancelled', 'stop-loss filled']);
    expect((await store.get(documentRef('positions', 'KRW-BTC', memberId)))?.quantityUnits).toBe(0n);
  });

  it('does not sell on a price that is too old to decide on', async () => {
    const { desk, sales, fall } = await holdBitcoin();
    await fall(0.06);
    await desk.tick('protect-positions', tickAtMs + 30 * minuteMs);
    await desk.drain();

    expect(await sales()).toEqual([]);
  });

  it('sells once though it looks at every minute', async () => {
    const { desk, sales, fall } = await holdBitcoin();
    await fall(0.06);
    await desk.tick('protect-positions', tickAtMs + minuteMs);
    await desk.tick('protect-positions', tickAtMs + 2 * minuteMs);
    await desk.drain();

    expect(await sales()).toHaveLength(1);
  });
});

async function holdBitcoin() {
  const store = memoryStore();
  const exchange = createPaperExchange({ store });
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
  await desk.tick('collect-candles');
  await desk.drain();
  return {
    desk,
    store,
    async sales() {
      const orders = await store.list({ collection: 'orders', userId: memberId, limit: 10 });
      return orders.filter(({ side }) => side === 'sell');
    },
    async fall(fraction: number) {
      const ref = documentRef('boards', 'crypto');
      const board = await store.get(ref);
      const quote = board?.quotes['KRW-BTC'];
      if (board === undefined || quote === undefined) throw new Error('there is no quote to fall');
      const fallen = { ...quote, price: quote.price * (1 - fraction), atMs: tickAtMs + minuteMs };
      await store.set(ref, { ...board, quotes: { ...board.quotes, 'KRW-BTC': fallen } });
    },
  };
}
