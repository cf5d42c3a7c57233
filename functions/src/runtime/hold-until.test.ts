import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { holdUntil } from './hold-until.ts';

const board = documentRef('boards', 'crypto');
const cash = documentRef('accounts', 'cash_KRW', 'u1');
const account = { id: 'cash_KRW', role: 'cash' as const, asset: 'KRW', balanceUnits: 1n, updatedAtMs: 1 };
const posted = { userId: 'u1', causeId: 'c1', atMs: 1 };

/** A store that counts its questions, behind a door that is opened or shut by hand. */
function openDoor() {
  const { promise: allowed, resolve: open, reject } = Promise.withResolvers<void>();
  allowed.catch(() => undefined);
  const { publish, published } = memoryPublisher();
  const kept = memoryStore();
  let asked = 0;
  const store: Store = {
    ...kept,
    get(ref) {
      asked += 1;
      return kept.get(ref);
    },
  };
  const context = holdUntil(allowed, { ...quietContext({ store }), publish });
  return { context, kept, published, open, shut: () => reject(new Error('not a member')), asked: () => asked };
}

describe('a function whose caller is not known yet', () => {
  it('has asked its first question already, and goes on when the caller is known', async () => {
    const { context, asked, open } = openDoor();
    const reading = context.store.get(board).then(() => context.store.get(board));
    await settle();
    expect(asked()).toBe(1);
    open();
    await reading;
    expect(asked()).toBe(2);
  });

  it.each<[string, (context: ReturnType<typeof openDoor>['context']) => Promise<unknown>]>([
    ['reads', ({ store }) => store.get(board)],
    ['reads many', ({ store }) => store.getMany([board])],
    ['lists', ({ store }) => store.list({ collection: 'news', limit: 1 })],
    ['reads in a transaction', ({ store }) => store.transact((transaction) => transaction.getMany([board]))],
  ])('computes nothing from what it %s for somebody who may not ask', async (_case, read) => {
    const { context, shut } = openDoor();
    let computed = false;
    const running = read(context).then(() => (computed = true));
    await settle();
    shut();
    await expect(running).rejects.toThrow('not a member');
    expect(computed).toBe(false);
  });

  it.each<[string, (context: ReturnType<typeof openDoor>['context']) => Promise<unknown>]>([
    ['writes', ({ store }) => store.set(cash, account)],
    ['creates', ({ store }) => store.createOnce(cash, account)],
    ['commits', ({ store }) => store.transact(async (transaction) => transaction.set(cash, account))],
    ['announces', ({ publish }) => publish('ledger-posted', posted)],
  ])('%s nothing for somebody who may not ask', async (_case, act) => {
    const { context, kept, published, shut } = openDoor();
    const acting = act(context);
    await settle();
    expect([await kept.get(cash), published]).toEqual([undefined, []]);
    shut();
    await expect(acting).rejects.toThrow('not a member');
    expect([await kept.get(cash), published]).toEqual([undefined, []]);
  });
});

/** Long enough for whatever does not wait. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
}
