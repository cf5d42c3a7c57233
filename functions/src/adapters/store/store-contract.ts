import type { NewsItem } from '@gaemi/core/analysis/news-item.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { describe, expect, it } from 'vitest';
import type { Store } from './store.ts';

/** What every store does. `prefix` keeps runs apart on a store that outlives them. */
export function storeContract(name: string, open: () => Store, prefix: string): void {
  const ref = (id: string) => documentRef('accounts', id, `${prefix}-user`);

  describe(`${name} keeps documents`, () => {
    it('gives back what was set, amounts as exact as they were', async () => {
      const store = open();
      await store.set(ref('exact'), account('exact', 123_456_789_012_345_678_901_234n));
      expect(await store.get(ref('exact'))).toEqual(account('exact', 123_456_789_012_345_678_901_234n));
    });

    it('gives back bytes, lists and maps, and leaves out what is undefined', async () => {
      const store = open();
      const page = documentRef('candles', `${prefix}_1m_2026-11-20`);
      const candle = { openAtMs: 60_000, open: 1.5, high: 2, low: 1, close: 1.75, volume: 1e-8 };
      const stored = {
        instrumentId: 'KRW-BTC',
        interval: '1m' as const,
        page: '2026-11-20',
        source: 'test',
        updatedAtMs: 120_000,
        candles: [candle, { ...candle, openAtMs: 120_000 }],
      };
      await store.set(page, stored);
      expect(await store.get(page)).toEqual(stored);
      const job = documentRef('jobs', `${prefix}-job`);
      const run = {
        name: 'x',
        atMs: 1,
        endedAtMs: 2,
        durationMs: 0.5,
        outcome: 'succeeded' as const,
        causeId: 'c',
      };
      // A document that was decoded elsewhere may hold an optional field as undefined.
      await store.set(job, Object.assign({ error: undefined }, run));
      expect(Object.keys((await store.get(job)) ?? {})).not.toContain('error');
    });

    it('answers undefined for what is not there, in the order of the refs', async () => {
      const store = open();
      await store.set(ref('second'), account('second', 2n));
      const [first, second, third] = await store.getMany([ref('missing'), ref('second'), ref('missing')]);
      expect([first, second?.balanceUnits, third]).toEqual([undefined, 2n, undefined]);
      expect(await store.getMany([])).toEqual([]);
      expect(await store.get(ref('missing'))).toBeUndefined();
    });

    it('creates once and leaves what is there alone', async () => {
      const store = open();
      const answers = [
        await store.createOnce(ref('once'), account('once', 1n)),
        await store.createOnce(ref('once'), account('once', 2n)),
      ];
      expect(answers).toEqual(['created', 'exists']);
      expect((await store.get(ref('once')))?.balanceUnits).toBe(1n);
    });

    it('creates for one of many who try at the same time', async () => {
      const store = open();
      const tries = Array.from({ length: 5 }, () => store.createOnce(ref('race'), account('race', 1n)));
      expect((await Promise.all(tries)).toSorted()).toEqual(['created', 'exists', 'exists', 'exists', 'exists']);
    });

    it('removes what is there, and what is not without a word', async () => {
      const store = open();
      await store.set(ref('removed'), account('removed', 1n));
      await store.delete(ref('removed'));
      await store.delete(ref('removed'));
      expect(await store.get(ref('removed'))).toBeUndefined();
      expect(await store.createOnce(ref('removed'), account('removed', 2n))).toBe('created');
    });

    it('refuses to store what does not fit the schema', async () => {
      const broken = { ...account('broken', 1n), updatedAtMs: -1 };
      await expect(open().set(ref('broken'), broken)).rejects.toThrow('updatedAtMs');
    });
  });

  describe(`${name} lists`, () => {
    it('filters, orders and limits, within one person or the shared collection', async () => {
      const store = open();
      const items = [3, 1, 2].map((minute) => headline(`${prefix}-${minute}`, prefix, minute));
      await Promise.all(items.map((one) => store.set(documentRef('news', one.id), one)));
      await store.set(documentRef('news', `${prefix}-other`), headline(`${prefix}-other`, `${prefix}-x`, 9));
      const newest = await store.list({
        collection: 'news',
        where: [['instrumentIds', 'array-contains', prefix]],
        orderBy: ['publishedAtMs', 'desc'],
        limit: 2,
      });
      expect(newest.map(({ publishedAtMs }) => publishedAtMs)).toEqual([3, 2]);
      const named = await store.list({
        collection: 'news',
        where: [['id', 'in', [`${prefix}-1`]]],
        limit: 10,
      });
      expect(named.map(({ id }) => id)).toEqual([`${prefix}-1`]);
      const titled = await store.list({
        collection: 'news',
        where: [['title', '==', `${prefix}-2`]],
        limit: 10,
      });
      expect(titled.map(({ id }) => id)).toEqual([`${prefix}-2`]);
      await store.set(ref('mine'), account('mine', 7n));
      const others = await store.list({
        collection: 'accounts',
        userId: `${prefix}-stranger`,
        limit: 10,
      });
      expect(others, 'the documents of another person are not listed').toEqual([]);
    });

    it('compares within a range, both ends included', async () => {
      const store = open();
      const owner = `${prefix}-range`;
      for (const atMs of [10, 20, 30, 40]) {
        await store.set(documentRef('accounts', `a${atMs}`, owner), {
          ...account(`a${atMs}`, 1n),
          updatedAtMs: atMs,
        });
      }
      const found = await store.list({
        collection: 'accounts',
        userId: owner,
        where: [
          ['updatedAtMs', '>=', 20],
          ['updatedAtMs', '<=', 30],
        ],
        limit: 10,
      });
      expect(found.map(({ id }) => id)).toEqual(['a20', 'a30']);
    });
  });

  describe(`${name} in transactions`, () => {
    it('loses no update when several add to the same balance at once', async () => {
      const store = open();
      await store.set(ref('sum'), account('sum', 0n));
      const add = () =>
        store.transact(async (transaction) => {
          const [before] = await transaction.getMany([ref('sum')]);
          transaction.set(ref('sum'), account('sum', (before?.balanceUnits ?? 0n) + 1n));
        });
      await Promise.all([add(), add(), add()]);
      expect((await store.get(ref('sum')))?.balanceUnits, 'each addition counts').toBe(3n);
    });

    it('writes all or nothing', async () => {
      const store = open();
      await store.set(ref('there'), account('there', 1n));
      const attempt = store.transact(async (transaction) => {
        transaction.set(ref('half'), account('half', 1n));
        transaction.create(ref('there'), account('there', 2n));
      });
      await expect(attempt, 'creating what is there fails the whole').rejects.toThrow(/there already|already exists/i);
      expect(await store.getMany([ref('half'), ref('there')])).toEqual([undefined, account('there', 1n)]);
    });

    it('writes nothing when the work throws, and passes the error on', async () => {
      const store = open();
      const attempt = store.transact(async (transaction) => {
        await transaction.getMany([ref('thrown')]);
        transaction.create(ref('thrown'), account('thrown', 1n));
        throw new RangeError('short of money');
      });
      await expect(attempt).rejects.toThrow(RangeError);
      expect(await store.get(ref('thrown'))).toBeUndefined();
    });

    it('answers with the result of the work, also when nothing was written', async () => {
      const store = open();
      const read = await store.transact(async (transaction) => {
        const [missing] = await transaction.getMany([ref('nothing')]);
        return missing === undefined ? 'nothing there' : 'something';
      });
      expect(read).toBe('nothing there');
      const created = store.transact(async (transaction) => transaction.create(ref('blind'), account('blind', 1n)));
      await created;
      expect((await store.get(ref('blind')))?.balanceUnits).toBe(1n);
    });
  });
}

function account(id: string, balanceUnits: bigint): Account {
  return { id, role: 'cash', asset: 'KRW', balanceUnits, updatedAtMs: 1 };
}

function headline(id: string, instrumentId: string, publishedAtMs: number): NewsItem {
  const fixed = { link: '', publisher: 'test', collectedAtMs: 10 };
  return { id, title: id, publishedAtMs, instrumentIds: ['BTC', instrumentId], ...fixed };
}
