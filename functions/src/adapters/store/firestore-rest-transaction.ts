import type { DocumentRef } from '@gaemi/core/collections.ts';
import { GoogleError } from '../google/google-error.ts';
import { isPassing } from '../google/google-service.ts';
import type { Precondition, RestDatabase } from './firestore-rest-store.ts';
import { StoreBusyError, type StoreTransaction } from './store.ts';
import { createTurns } from './turns.ts';

/** Enough for forty processes that want the same document at the same moment; at worst it takes some six seconds. */
const attemptsMax = 20;

/** How often a commit is tried of which nobody knows whether it has written. */
const failuresMax = 5;

const firstWaitMs = 10;
const longestWaitMs = 400;

export type Wait = (spanMs: number) => Promise<void>;

export type Transact = <Result>(run: (transaction: StoreTransaction) => Promise<Result>) => Promise<Result>;

/**
 * Transactions that lock nothing, as the official client of the page makes them: reads remember which version they saw, and
 * the commit holds only when all those versions still stand. Whoever lost reads again; losers of one process that want the
 * same document take turns, so that they do not meet again. They throw a `StoreBusyError` when others were first each time.
 */
export function optimisticTransactions(database: RestDatabase, wait: Wait = sleep): Transact {
  const takeTurn = createTurns();
  return async (run) => {
    const first = await attempt(database, run);
    if ('result' in first) return first.result;
    // Not before the first run: what that waits for beside the store could be standing behind it.
    const leave = await takeTurn(first.written);
    try {
      return await insist(first, () => attempt(database, run), wait);
    } finally {
      leave();
    }
  };
}

async function insist<Result>(first: Conflict, again: () => Promise<Outcome<Result>>, wait: Wait): Promise<Result> {
  let failures = first.isConflict ? 0 : 1;
  for (let number = 2; ; number += 1) {
    const outcome = await again();
    if ('result' in outcome) return outcome.result;
    if (!outcome.isConflict) failures += 1;
    if (failures === failuresMax) throw outcome.error;
    if (number === attemptsMax) {
      throw failures > 0 ? outcome.error : new StoreBusyError(outcome.written, outcome.error);
    }
    // Whoever met somebody of another process would meet again at the same distance.
    await wait(Math.min(longestWaitMs, firstWaitMs * 2 ** number) * Math.random());
  }
}

interface Conflict {
  readonly error: unknown;
  /** Whether others were first for certain, and so nothing was written. */
  readonly isConflict: boolean;
  readonly written: readonly string[];
}

type Outcome<Result> = { readonly result: Result } | Conflict;

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
    const isConflict = open.isConflict(error);
    // It is safe to run again, since nothing was written or all was.
    if (isConflict || isPassing(error)) return { error, isConflict, written: open.written() };
    // What was read at different moments may never have been true together: then that is what was wrong.
    if (await open.isStale()) return { error, isConflict: true, written: open.written() };
    throw error;
  }
}

function openTransaction(database: RestDatabase) {
  /** What is held against the commit, by path: the versions that were read and are not written. */
  const seen = new Map<string, Precondition>();
  const writes: { readonly path: string; readonly write: object }[] = [];
  let rounds = 0;
  let missedSomething = false;

  /** The first write to a document carries its precondition; a second one would find the first. */
  const claim = ({ path }: DocumentRef): Precondition | undefined => {
    const precondition = seen.get(path);
    seen.delete(path);
    return precondition;
  };
  const verifications = () =>
    [...seen].map(([path, precondition]) => ({ path, write: database.verify(path, precondition) }));
  /** In one order for all: two that lock the same documents, each in its own, would wait for each other. */
  const send = (parts: typeof writes) =>
    database.commit(
      parts.toSorted(byPath).map(({ write }) => write),
      { repeatable: false },
    );
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
      writes.push({ path: ref.path, write: database.create(ref, document) });
    },
    set: (ref, document) => void writes.push({ path: ref.path, write: database.update(ref, document, claim(ref)) }),
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
      await send([...writes, ...verifications()]);
    },
    written: () => writes.map(({ path }) => path),
    /** Whether something is not what was read any more, and so nothing was written. */
    isConflict(error: unknown): boolean {
      if (!(error instanceof GoogleError)) return false;
      if (error.status === 'ALREADY_EXISTS') return missedSomething;
      return error.status === 'ABORTED' || error.status === 'FAILED_PRECONDITION';
    },
    async isStale(): Promise<boolean> {
      if (rounds <= 1) return false;
      return send(verifications()).then(
        () => false,
        () => true,
      );
    },
  };
}

function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

function sleep(spanMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, spanMs);
  });
}
