import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { GoogleError } from '../google/google-error.ts';
import type { GoogleService } from '../google/google-service.ts';
import { firestoreRestStore } from './firestore-rest-store.ts';
import { StoreBusyError } from './store.ts';

const ref = documentRef('users', 'u1');
const other = documentRef('users', 'u2');
const member = { userId: 'u1', email: 'a@example.com', joinedAtMs: 1 };
const root = 'projects/p/databases/(default)/documents';

/** Answers as Firestore does: every document is missing, or of one version, and commits fail as told. */
function scripted(commitFailures: readonly GoogleError[], versions: Readonly<Record<string, string>> = {}) {
  const calls: { method: string; body: unknown }[] = [];
  let commits = 0;
  const service: GoogleService = {
    async ask(path, body) {
      const method = path.slice(path.lastIndexOf(':') + 1);
      calls.push({ method, body });
      const failure = method === 'commit' ? commitFailures[commits++] : undefined;
      if (failure !== undefined) throw failure;
      return method === 'batchGet' ? (body as { documents: string[] }).documents.map(answer) : {};
    },
  };
  const answer = (name: string) => {
    const updateTime = versions[name.slice(root.length + 1)];
    return updateTime === undefined ? { missing: name } : { found: { name, fields: storedMember, updateTime } };
  };
  const waits: number[] = [];
  return { calls, waits, store: firestoreRestStore(service, 'p', async (spanMs) => void waits.push(spanMs)) };
}

const conflict = new GoogleError('FAILED_PRECONDITION', 'too much contention');

const storedMember = {
  userId: { stringValue: 'u1' },
  email: { stringValue: 'a@example.com' },
  joinedAtMs: { integerValue: '1' },
};

type RestStore = ReturnType<typeof firestoreRestStore>;
const addMember = (store: RestStore) =>
  store.transact(async (transaction) => {
    await transaction.getMany([ref]);
    transaction.create(ref, member);
  });

describe('a transaction over REST', () => {
  it('costs two round trips, and holds only while what it read is as it was', async () => {
    const { calls, store } = scripted([], { 'users/u1': 't1', 'users/u2': 't2' });
    await store.transact(async (transaction) => {
      await transaction.getMany([ref, other, documentRef('users', 'u3')]);
      transaction.set(ref, member);
    });
    expect(calls.map(({ method }) => method)).toEqual(['batchGet', 'commit']);
    expect(calls[1]?.body).toMatchObject({
      writes: [
        { update: { name: `${root}/users/u1` }, currentDocument: { updateTime: 't1' } },
        { verify: `${root}/users/u2`, currentDocument: { updateTime: 't2' } },
        { verify: `${root}/users/u3`, currentDocument: { exists: false } },
      ],
    });
  });

  it.each(['ABORTED', 'FAILED_PRECONDITION', 'ALREADY_EXISTS', 'UNAVAILABLE'])(
    'reads again when its commit answers %s',
    async (status) => {
      const { calls, store } = scripted([new GoogleError(status, 'somebody was first')]);
      await addMember(store);
      expect(calls.map(({ method }) => method)).toEqual(['batchGet', 'commit', 'batchGet', 'commit']);
    },
  );

  it('says that the store is busy when others were first each time', async () => {
    const { waits, store } = scripted(Array.from({ length: 99 }, () => conflict));
    await expect(addMember(store)).rejects.toThrow(StoreBusyError);
    const waitedMs = waits.reduce((sum, spanMs) => sum + spanMs, 0);
    expect(waitedMs, 'whoever asked is still there').toBeLessThan(10_000);
  });

  it('does not say so after a commit that may have been written', async () => {
    const lost = new GoogleError('UNAVAILABLE', 'no answer');
    const { store } = scripted([lost, ...Array.from({ length: 99 }, () => conflict)]);
    await expect(addMember(store)).rejects.toThrow('too much contention');
  });

  it('gives up after five commits without an answer', async () => {
    const lost = new GoogleError('UNAVAILABLE', 'no answer');
    const { calls, store } = scripted(Array.from({ length: 9 }, () => lost));
    await expect(addMember(store)).rejects.toThrow('no answer');
    expect(calls.filter(({ method }) => method === 'commit')).toHaveLength(5);
  });

  it('names the documents in one order for all, so that no two lock each other out', async () => {
    const { calls, store } = scripted([]);
    await store.transact(async (transaction) => {
      await transaction.getMany([ref]);
      transaction.create(documentRef('users', 'u3'), { ...member, userId: 'u3' });
      transaction.create(other, { ...member, userId: 'u2' });
    });
    const written = { update: { name: `${root}/users/u3` } };
    const writes = [{ verify: `${root}/users/u1` }, { update: { name: `${root}/users/u2` } }, written];
    expect(calls[1]?.body).toMatchObject({ writes });
  });

  it('does not try again to create what it never looked for', async () => {
    const { calls, store } = scripted([new GoogleError('ALREADY_EXISTS', 'Document already exists')]);
    const attempt = store.transact(async (transaction) => transaction.create(ref, member));
    await expect(attempt).rejects.toThrow('already exists');
    expect(calls.filter(({ method }) => method === 'commit')).toHaveLength(1);
  });

  it('commits nothing when it has read at one moment and writes nothing', async () => {
    const { calls, store } = scripted([]);
    await store.transact((transaction) => transaction.getMany([ref, other]));
    expect(calls.map(({ method }) => method)).toEqual(['batchGet']);
  });

  it('runs again when what it read at two moments had changed between them, whatever it made of it', async () => {
    const { calls, store } = scripted([new GoogleError('FAILED_PRECONDITION', 'stale')], { 'users/u1': 't1' });
    let runs = 0;
    const answer = await store.transact(async (transaction) => {
      await transaction.getMany([ref]);
      await transaction.getMany([other]);
      runs += 1;
      if (runs === 1) throw new RangeError('these two cannot both be true');
      return 'both are';
    });
    expect(answer).toBe('both are');
    expect(
      calls.filter(({ method }) => method === 'commit'),
      'looked whether it was stale, then committed',
    ).toHaveLength(2);
  });

  it('lets those of one process that lost go one after another', async () => {
    const { store } = scripted(Array.from({ length: 5 }, () => conflict));
    let open = 0;
    let widest = 0;
    let runs = 0;
    const add = () =>
      store.transact(async (transaction) => {
        await transaction.getMany([ref]);
        runs += 1;
        open += 1;
        if (runs > 5) widest = Math.max(widest, open);
        await Promise.resolve();
        open -= 1;
        transaction.create(ref, member);
      });
    await Promise.all([add(), add(), add(), add(), add()]);
    expect(runs).toBe(10);
    expect(widest).toBe(1);
  });
});
