import { GoogleError } from '../google/google-error.ts';
import { isPassing } from '../google/google-service.ts';
import type { RestDatabase } from './firestore-rest-store.ts';
import type { StoreTransaction } from './store.ts';

/** As often as the official client tries. */
const attemptsMax = 5;
const firstWaitMs = 20;

/** Begins with the first read, in its round trip; commits with all writes, in one; runs again after a conflict. */
export async function transactOverRest<Result>(
  database: RestDatabase,
  run: (transaction: StoreTransaction) => Promise<Result>,
): Promise<Result> {
  let previous: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const open = openTransaction(database, previous);
    try {
      const result = await run(open.view);
      await database.commit({ writes: open.writes, transaction: open.id() });
      return result;
    } catch (error) {
      await abandon(database, open.id());
      if (attempt === attemptsMax || !isConflict(error)) throw error;
      // Naming the transaction that lost lets the next one keep its place in the queue.
      previous = open.id();
      // Whoever met, would meet again at the same distance.
      await sleep(firstWaitMs * 2 ** attempt * Math.random());
    }
  }
}

function openTransaction(database: RestDatabase, previous: string | undefined) {
  let begun: Promise<string | undefined> | undefined;
  let id: string | undefined;
  const writes: object[] = [];
  const view: StoreTransaction = {
    async getMany(refs) {
      if (writes.length > 0) throw new Error('a transaction reads before it writes');
      if (refs.length === 0) return database.read(refs);
      if (begun !== undefined) return (await database.batchGet(refs, { transaction: await begun })).documents;
      const first = database.batchGet(refs, {
        newTransaction: { readWrite: { retryTransaction: previous } },
      });
      // Reads that run beside the first wait for its transaction, and are then part of it.
      begun = first.then((answer) => (id = answer.begun));
      begun.catch(() => undefined);
      return (await first).documents;
    },
    create: (ref, document) => void writes.push(database.create(ref, document)),
    set: (ref, document) => void writes.push(database.update(ref, document)),
  };
  return { view, writes, id: () => id };
}

/** Frees what the transaction has locked; one that is over already needs no freeing. */
async function abandon(database: RestDatabase, id: string | undefined): Promise<void> {
  if (id !== undefined) await database.rollback(id).catch(() => undefined);
}

/** Whatever may end well when everything is read again; it is safe, since nothing was written or all was. */
function isConflict(error: unknown): boolean {
  return (error instanceof GoogleError && error.status === 'ABORTED') || isPassing(error);
}

function sleep(spanMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, spanMs);
  });
}
