import type { DocumentRef } from '@gaemi/core/collections.ts';
import { GoogleError } from '../google/google-error.ts';
import { isPassing } from '../google/google-service.ts';
import type { Precondition, RestDatabase } from './firestore-rest-store.ts';
import type { StoreTransaction } from './store.ts';

const attemptsMax = 8;
const firstWaitMs = 10;

export type Transact = <Result>(run: (transaction: StoreTransaction) => Promise<Result>) => Promise<Result>;

/**
 * Transactions that lock nothing, as the official client of the page makes them: reads remember which version they saw, and
 * the commit holds only when all those versions still stand. Whoever lost reads again; losers of one process take turns, so
 * that they do not meet again.
 */
export function optimisticTransactions(database: RestDatabase): Transact {
  const takeTurn = turns();
  return async (run) => {
    const first = await attempt(database, run);
    return 'result' in first ? first.result : takeTurn(() => insist(database, run));
  };
}

async function insist<Result>(
  database: RestDatabase,
  run: (transaction: StoreTransaction) => Promise<Result>,
): Promise<Result> {
  for (let number = 2; ; number += 1) {
    const outcome = await attempt(database, run);
    if ('result' in outcome) return outcome.result;
    if (number === attemptsMax) throw outcome.conflict;
    // Whoever met somebody of another process would meet again at the same distance.
    await sleep(firstWaitMs * 2 ** number * Math.random());
  }
}

type Outcome<Result> = { readonly result: Result } | { readonly conflict: unknown };

/** One run and its commit; a conflict is an answer, whatever cannot end better by reading again is thrown. */
async function attempt<Result>(
  database: RestDatabase,
  run: (transaction: StoreTransaction) => Promise<Result>,
): Promise<Outcome<Result>> {
  const open = openTransaction(database);
  try {
    const result = await run(open.view);
    await open.commit();
    return { result };
  } catch (error) {
    if (open.isConflict(error)) return { conflict: error };
    // What was read at different moments may never have been true together: then that is what was wrong.
    const stale = await open.isStale();
    if (stale) return { conflict: error };
    throw error;
  }
}

function openTransaction(database: RestDatabase) {
  /** What is held against the commit, by path: the versions that were read and are not written. */
  const seen = new Map<string, Precondition>();
  const writes: object[] = [];
  let rounds = 0;
  let missedSomething = false;

  /** The first write to a document carries its precondition; a second one would find the first. */
  const claim = ({ path }: DocumentRef): Precondition | undefined => {
    const precondition = seen.get(path);
    seen.delete(path);
    return precondition;
  };
  const verifications = () => [...seen].map(([path, precondition]) => database.verify(path, precondition));
  const view: StoreTransaction = {
    async getMany(refs) {
      if (writes.length > 0) throw new Error('a transaction reads before it writes');
      if (refs.length === 0) return database.read(refs);
      rounds += 1;
      const { documents, versions } = await database.batchGet(refs);
      versions.forEach((version, index) => remember(refs[index], version));
      return documents;
    },
    create(ref, document) {
      claim(ref);
      writes.push(database.create(ref, document));
    },
    set: (ref, document) => void writes.push(database.update(ref, document, claim(ref))),
  };

  function remember(ref: DocumentRef | undefined, version: string | undefined): void {
    missedSomething ||= version === undefined;
    if (ref === undefined || seen.has(ref.path)) return;
    seen.set(ref.path, version === undefined ? { exists: false } : { updateTime: version });
  }

  return {
    view,
    async commit(): Promise<void> {
      // One round of reads is of one moment; nothing else was promised to whoever writes nothing.
      if (writes.length === 0 && rounds <= 1) return;
      await database.commit([...writes, ...verifications()], { repeatable: false });
    },
    isConflict(error: unknown): boolean {
      if (!(error instanceof GoogleError)) return isPassing(error);
      if (error.status === 'ALREADY_EXISTS') return missedSomething;
      // It is safe to run again, since nothing was written or all was.
      return error.status === 'ABORTED' || error.status === 'FAILED_PRECONDITION' || isPassing(error);
    },
    async isStale(): Promise<boolean> {
      if (rounds <= 1) return false;
      return database.commit(verifications(), { repeatable: false }).then(
        () => false,
        () => true,
      );
    },
  };
}

/** Whoever comes waits for whoever came before. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function sleep(spanMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, spanMs);
  });
}
