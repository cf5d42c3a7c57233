import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { GoogleError } from '../google/google-error.ts';
import type { GoogleService } from '../google/google-service.ts';
import { firestoreRestStore } from './firestore-rest-store.ts';

const ref = documentRef('users', 'u1');
const member = { userId: 'u1', email: 'a@example.com', joinedAtMs: 1 };

/** Answers as Firestore does, and fails commits as told. */
function scripted(commitFailures: readonly GoogleError[]) {
  const calls: { method: string; body: unknown }[] = [];
  let commits = 0;
  const service: GoogleService = {
    async ask(path, body) {
      const method = path.slice(path.lastIndexOf(':') + 1);
      calls.push({ method, body });
      if (method === 'batchGet') return [{ transaction: `t${calls.length}` }, { missing: 'x' }];
      const failure = method === 'commit' ? commitFailures[commits++] : undefined;
      if (failure !== undefined) throw failure;
      return {};
    },
  };
  return { calls, store: firestoreRestStore(service, 'p') };
}

const addMember = (store: ReturnType<typeof firestoreRestStore>) =>
  store.transact(async (transaction) => {
    await transaction.getMany([ref]);
    transaction.create(ref, member);
  });

describe('a transaction over REST', () => {
  it('costs two round trips: it begins with the first read and ends with all writes', async () => {
    const { calls, store } = scripted([]);
    await addMember(store);
    expect(calls.map(({ method }) => method)).toEqual(['batchGet', 'commit']);
    expect(calls[1]?.body).toMatchObject({ transaction: 't1', writes: [{ currentDocument: { exists: false } }] });
  });

  it('reads again after a conflict, in the place of the transaction that lost', async () => {
    const { calls, store } = scripted([new GoogleError('ABORTED', 'too much contention')]);
    await addMember(store);
    expect(calls.map(({ method }) => method)).toEqual(['batchGet', 'commit', 'rollback', 'batchGet', 'commit']);
    expect(calls[3]?.body).toMatchObject({ newTransaction: { readWrite: { retryTransaction: 't1' } } });
  });

  it('gives up after five conflicts', async () => {
    const conflict = new GoogleError('ABORTED', 'too much contention');
    const { calls, store } = scripted(Array.from({ length: 9 }, () => conflict));
    await expect(addMember(store)).rejects.toThrow('too much contention');
    expect(calls.filter(({ method }) => method === 'commit')).toHaveLength(5);
  });

  it('does not try again what can only fail again', async () => {
    const { calls, store } = scripted([new GoogleError('ALREADY_EXISTS', 'Document already exists')]);
    await expect(addMember(store)).rejects.toThrow('already exists');
    expect(calls.filter(({ method }) => method === 'commit')).toHaveLength(1);
  });
});
