import { documentRef } from '@gaemi/core/collections.ts';
import { expect, it } from 'vitest';
import { memoryStore } from './memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('the memory store', memoryStore, 'memory');

it('runs a transaction again when what it read has changed meanwhile', async () => {
  const store = memoryStore();
  const ref = documentRef('users', 'u1');
  const member = { userId: 'u1', email: 'a@example.com', joinedAtMs: 1 };
  let runs = 0;
  await store.transact(async (transaction) => {
    runs += 1;
    await transaction.getMany([ref]);
    if (runs === 1) await store.set(ref, { ...member, joinedAtMs: 2 });
    transaction.set(ref, { ...member, joinedAtMs: 3 });
  });
  expect([runs, (await store.get(ref))?.joinedAtMs]).toEqual([2, 3]);
});
