import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';
import { verifyEverybody } from './verify-books.ts';

/** Four in the morning in Korea: all is verified from the first entry. */
const nightMs = tickAtMs + 16 * hourMs;

describe('verify-books', () => {
  it('finds nothing in books that are whole, remembers how far it came, and goes on there', async () => {
    const { desk, store, incidents } = await tradedDesk();
    await desk.tick('verify-books', tickAtMs + hourMs);
    const first = await store.get(documentRef('bookChecks', 'latest', memberId));
    await desk.run('deposit', { currency: 'KRW', units: unitsFromNumber(5).toString(), requestId: 'second' });
    await desk.tick('verify-books', tickAtMs + 2 * hourMs);
    const second = await store.get(documentRef('bookChecks', 'latest', memberId));
    expect(await incidents()).toEqual([]);
    expect(first?.head.sequence).toBeGreaterThan(4);
    expect(second?.head.sequence).toBe((first?.head.sequence ?? 0) + 1);
  });

  it.each<[string, (store: Store) => Promise<void>, string[]]>([
    ['a balance that nothing accounts for', (store) => spoilAccount(store, 'cash_KRW'), ['balance', 'sum']],
    ['a position that the ledger does not hold', spoilPosition, ['position']],
    ['a venue that holds something else', spoilVenue, ['venue']],
    ['an entry that was changed', spoilEntry, ['chain']],
    ['a reservation without an order', (store) => spoilAccount(store, 'reserved_KRW'), ['balance', 'sum', 'reserved']],
  ])('opens an incident for %s', async (_name, spoil, kinds) => {
    const { desk, store, incidents } = await tradedDesk();
    await spoil(store);
    await desk.tick('verify-books', nightMs);
    await desk.tick('verify-books', nightMs + minuteMs);
    await desk.drain();
    const found = await incidents();
    expect(found.map(({ kind }) => kind).toSorted(), 'once each').toEqual(kinds.toSorted());
    for (const { kind, expectedUnits, foundUnits } of found) {
      const off = kind === 'chain' ? undefined : (foundUnits ?? 0n) - (expectedUnits ?? 0n);
      expect([1n, -1n, undefined], `${kind}: one unit was changed, and the figures say so`).toContain(off);
    }
    const alerts = await store.list({ collection: 'alerts', userId: memberId, limit: 20 });
    expect(alerts.filter(({ level }) => level === 'critical')).toHaveLength(kinds.length);
  });

  it('asks every account that was traded on, and finds no fault with one that does not answer', async () => {
    const { store, incidents } = await tradedDesk();
    const paper = createPaperExchange({ store });
    const real: Exchange = {
      ...paper,
      balances: async () =>
        new Map([
          ['BTC', 7n],
          ['ETH', 5n],
        ]),
    };
    const silent: Exchange = { ...paper, balances: () => Promise.reject(new Error('maintenance')) };
    const verify = async (upbit: Exchange, minute: number) => {
      const exchanges = async (name: string) => (name === 'paper' ? paper : upbit);
      const tickMs = nightMs + minute;
      await verifyEverybody.handle({ data: { atMs: tickMs }, atMs: tickMs }, quietContext({ store, exchanges }));
      return (await incidents()).map(({ kind, text }) => [kind, text.en.includes('ETH')]);
    };
    expect(await verify(real, 1), 'nothing was ever traded there').toEqual([]);
    const [order] = await store.list({ collection: 'orders', userId: memberId, limit: 1 });
    if (order === undefined) throw new Error('there is no order');
    await store.set(documentRef('orders', order.id, memberId), { ...order, venueAccount: 'upbit' });
    expect(await verify(silent, 2)).toEqual([]);
    expect(await verify(real, 3), 'seven units too many; the other coin is their own').toEqual([['venue', false]]);
  });

  it('lets nothing new be bought until a person has resolved it', async () => {
    const store = memoryStore();
    const desk = await createDesk({
      store,
      exchange: createPaperExchange({ store }),
      candles: crossingMinutes(),
      delivery: 'once',
    });
    await spoilAccount(store, 'external_KRW');
    await desk.tick('verify-books', tickAtMs - hourMs);
    await desk.tick('collect-candles');
    await desk.drain();
    const [order] = await store.list({ collection: 'orders', userId: memberId, limit: 1 });
    expect(order?.refusals.map(({ rule }) => rule)).toEqual(['open-incident']);

    const open = await store.list({ collection: 'incidents', userId: memberId, limit: 9 });
    for (const { id } of open) await desk.run('resolve-incident', { incidentId: id, note: 'corrected by hand' });
    const resolved = await store.list({ collection: 'incidents', userId: memberId, limit: 9 });
    expect(resolved.map(({ status, resolvedBy }) => [status, resolvedBy])).toEqual(
      resolved.map(() => ['resolved', 'ant@gaemi.local']),
    );
    await expect(desk.run('resolve-incident', { incidentId: 'none', note: 'nothing' })).rejects.toThrow('no incident');
  });
});

async function tradedDesk() {
  const store = memoryStore();
  const exchange = createPaperExchange({ store });
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
  await desk.tick('collect-candles');
  await desk.drain();
  const incidents = () => store.list({ collection: 'incidents', userId: memberId, limit: 20 });
  return { desk, store, incidents };
}

async function spoilAccount(store: Store, id: string): Promise<void> {
  const ref = documentRef('accounts', id, memberId);
  const account = await store.get(ref);
  if (account === undefined) throw new Error(`there is no account "${id}"`);
  await store.set(ref, { ...account, balanceUnits: account.balanceUnits + 1n });
}

async function spoilPosition(store: Store): Promise<void> {
  const ref = documentRef('positions', 'KRW-BTC', memberId);
  const position = await store.get(ref);
  if (position === undefined) throw new Error('there is no position');
  await store.set(ref, { ...position, quantityUnits: position.quantityUnits + 1n });
}

async function spoilVenue(store: Store): Promise<void> {
  const [order] = await store.list({ collection: 'paperOrders', limit: 1 });
  if (order === undefined) throw new Error('the venue has no order');
  const fills = order.fills.map((fill) => ({ ...fill, quantityUnits: fill.quantityUnits - 1n }));
  await store.set(documentRef('paperOrders', `${memberId}_${order.id}`), { ...order, fills });
}

async function spoilEntry(store: Store): Promise<void> {
  const ref = documentRef('ledger', 'deposit_first', memberId);
  const entry = await store.get(ref);
  if (entry === undefined) throw new Error('there is no deposit');
  await store.set(ref, { ...entry, units: entry.units + 1n });
}
