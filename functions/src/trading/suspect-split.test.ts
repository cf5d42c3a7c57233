import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId } from '@gaemi/core/market/candle-page.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { accountOf, positionOf, quoteOf, units } from '@gaemi/core/testing/samples.ts';
import { expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { protectPositions } from './protect-positions.ts';

const atMs = Date.UTC(2026, 10, 20, 15);
const userId = 'ant';
const instrumentId = 'AAPL';

it('does not sell at the first price after a split that nobody has told of', async () => {
  const desk = await createDesk({ price: 41, previousClose: 40 });
  await desk.protect();
  expect(await desk.orders()).toEqual([]);
  expect(desk.alerts()).toMatchObject([{ alert: { id: 'split-suspected_AAPL_2026-11-21', level: 'warning' } }]);
});

it('sells at a price that has truly fallen', async () => {
  const desk = await createDesk({ price: 300, previousClose: 400 });
  await desk.protect();
  expect(await desk.orders()).toMatchObject([{ strategyId: 'stop-loss', side: 'sell' }]);
});

async function createDesk(price: { readonly price: number; readonly previousClose: number }) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  const bar = { open: 400, high: 400, low: 400, close: 400, volume: 1 };
  const page = { instrumentId, interval: '1d' as const, page: '2020s', source: 'test', updatedAtMs: 1 };
  await Promise.all([
    store.set(documentRef('users', userId), { userId, email: 'ant@gaemi.local', joinedAtMs: 0 }),
    store.set(documentRef('settings', 'trading', userId), defaultSettings(['sma-cross'], atMs)),
    store.set(
      documentRef('positions', instrumentId, userId),
      positionOf({ instrumentId, currency: 'USD', quantityUnits: units(10), costUnits: units(4000) }),
    ),
    ...[accountOf('holding', instrumentId, 10), accountOf('cash', 'USD', 0)].map((account) =>
      store.set(documentRef('accounts', account.id, userId), account),
    ),
    store.set(documentRef('candles', candlePageId(instrumentId, '1d', '2020s')), {
      ...page,
      candles: [3, 2, 1].map((days) => ({ ...bar, openAtMs: atMs - days * dayMs })),
    }),
    store.set(documentRef('boards', 'stocks'), {
      group: 'stocks',
      atMs,
      quotes: { [instrumentId]: quoteOf(price.price, { instrumentId, atMs, previousClose: price.previousClose }) },
      feed: { status: 'ok' },
    }),
  ]);
  const context = quietContext({ store, publish });
  return {
    protect: () => protectPositions.handle({ data: { atMs }, atMs }, context),
    orders: () => store.list({ collection: 'orders', userId, limit: 10 }),
    alerts: () => published.filter(({ topic }) => topic === 'alert-raised').map(({ data }) => data),
  };
}
