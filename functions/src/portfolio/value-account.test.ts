import { documentRef } from '@gaemi/core/collections.ts';
import { accountOf, noonMs as atMs, units } from '@gaemi/core/testing/samples.ts';
import { expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { valueAccount } from './value-account.ts';

const userId = 'u1';

it('values an account as it was at one moment, whatever is posted meanwhile', async () => {
  const kept = memoryStore();
  await post(kept, 1, 5);
  let lists = 0;
  const store: Store = {
    ...kept,
    async list(query) {
      const found = await kept.list(query);
      // Somebody posts, and his valuation is through, while this one is still thinking.
      if ((lists += 1) === 1) {
        await post(kept, 2, 3);
        await valueAccount({ userId, atMs, again: false }, kept);
      }
      return found;
    },
  };
  await valueAccount({ userId, atMs, again: false }, store);
  const portfolio = await kept.get(documentRef('portfolio', 'current', userId));
  expect(portfolio?.cashUnits, 'the newer books stay').toBe(units(3));
});

it('values what was posted although a later valuation has been there before it was', async () => {
  const store = memoryStore();
  await post(store, 1, 5);
  await valueAccount({ userId, atMs: atMs + 60_000, again: true }, store);
  await post(store, 2, 3);
  await valueAccount({ userId, atMs, again: false }, store);
  const portfolio = await store.get(documentRef('portfolio', 'current', userId));
  expect([portfolio?.cashUnits, portfolio?.atMs]).toEqual([units(3), atMs + 60_000]);
});

it('writes once for many postings that were all there when the first was valued', async () => {
  const kept = memoryStore();
  await post(kept, 1, 5);
  let commits = 0;
  const store: Store = {
    ...kept,
    transact: (run) =>
      kept.transact((transaction) =>
        run({
          ...transaction,
          set(ref, document) {
            commits += 1;
            transaction.set(ref, document);
          },
        }),
      ),
  };
  for (let message = 0; message < 3; message += 1) await valueAccount({ userId, atMs, again: false }, store);
  expect(commits, 'the portfolio and its day').toBe(2);
  await valueAccount({ userId, atMs, again: true }, store);
  expect(commits, 'a minute is valued at its own quotes').toBe(4);
});

/** Posts so that cash is so much, as the entry of that number. */
async function post(store: Store, sequence: number, cash: number): Promise<void> {
  const account = { ...accountOf('cash', 'KRW', 0), balanceUnits: units(cash) };
  await store.set(documentRef('accounts', 'cash_KRW', userId), account);
  await store.set(documentRef('ledgerHeads', 'head', userId), { sequence, bookedAtMs: atMs, hash: 'a'.repeat(64) });
}
