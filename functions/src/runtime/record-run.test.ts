import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { recordRun, startRun } from './record-run.ts';

describe('the record of a run', () => {
  it('says once that the messages of a minute went well, and always what did not', async () => {
    const { record, job } = createRecords();
    await record('first', 60_000, 'succeeded');
    await record('second', 60_000, 'succeeded');
    expect(await job(), 'one write says both').toMatchObject({ causeId: 'first' });
    await record('third', 60_000, 'failed');
    expect(await job()).toMatchObject({ causeId: 'third', outcome: 'failed' });
    await record('fourth', 60_000, 'succeeded');
    expect(await job(), 'and that it goes well again').toMatchObject({ causeId: 'fourth', outcome: 'succeeded' });
    await record('fifth', 120_000, 'succeeded');
    expect(await job()).toMatchObject({ causeId: 'fifth' });
    await record('late', 60_000, 'succeeded');
    expect(await job(), 'what comes late does not turn the clock back').toMatchObject({ causeId: 'fifth' });
  });

  it('says once that runs of a minute went well which end together', async () => {
    const { record, writes } = createRecords();
    await Promise.all(Array.from({ length: 80 }, (_, index) => record(`message-${index}`, 60_000, 'succeeded')));
    expect(writes()).toBe(1);
  });

  it('is written by the next run of the minute when it could not be', async () => {
    const { record, job, breakOnce } = createRecords();
    breakOnce();
    await record('first', 60_000, 'succeeded');
    await record('second', 60_000, 'succeeded');
    expect(await job()).toMatchObject({ causeId: 'second' });
  });

  it('keeps how far a list was worked through', async () => {
    const { record, job } = createRecords();
    await record('first', 60_000, 'succeeded');
    await record('again', 60_000, 'succeeded', { done: 1, total: 2 });
    expect((await job())?.progress).toEqual({ done: 1, total: 2 });
  });
});

function createRecords() {
  const { log } = quietContext({});
  const kept = memoryStore();
  let writes = 0;
  let isBroken = false;
  const store: Store = {
    ...kept,
    async set(ref, document) {
      const breaks = isBroken;
      isBroken = false;
      if (breaks) throw new Error('quota');
      writes += 1;
      await kept.set(ref, document);
    },
  };
  return {
    writes: () => writes,
    breakOnce: () => (isBroken = true),
    job: () => store.get(documentRef('jobs', 'test')),
    // oxlint-disable-next-line max-params -- reads as a line of the record
    record: (
      causeId: string,
      atMs: number,
      outcome: 'succeeded' | 'failed',
      progress?: { done: number; total: number },
    ) => recordRun({ store, log }, startRun('test', causeId, atMs), { outcome, ...(progress && { progress }) }),
  };
}
