import { secondMs } from '@gaemi/core/base/instant.ts';
import { intervalMs } from '@gaemi/core/market/candle.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { afterStep, newBackfill, skipInterval, stepsLeft } from '@gaemi/core/market/backfill-plan.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { type Backfill, coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import type { Context } from '../runtime/context.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { keepCandles } from './keep-candles.ts';

/** Room for one more step before the function is ended. */
const runMaxMs = 60 * secondMs;

/** Faults in a row that a person need not hear of; the next delivery goes on. */
const retryable: ReadonlySet<FeedError['kind']> = new Set(['throttled', 'down', 'stale']);

/**
 * History is missing: reads it step by step, newest first, and keeps after each how far it has come. A run that dies is
 * taken up where it stopped; a run that is out of time asks for another; taking the instrument off all lists ends it.
 */
export const backfillCandles = defineSubscriber({
  name: 'backfill-candles',
  identity: 'collector',
  topic: 'history-wanted',
  memoryMb: 512,
  timeoutSeconds: 120,
  uses: ['feeds'],
  async run({ instrumentId, atMs }, context) {
    const { store, publish } = context;
    const instrument = instrumentById(instrumentId);
    const ref = documentRef('backfills', instrumentId);
    let fill = await beginOrGoOn(instrument, atMs, context);
    const startedMs = performance.now();
    while (fill?.status === 'running') {
      if (performance.now() - startedMs > runMaxMs) {
        await publish('history-wanted', { instrumentId, atMs });
        return;
      }
      const after = await readStep(instrument, fill, context);
      fill = await store.transact(async (transaction) => {
        const [newest] = await transaction.getMany([ref]);
        // Somebody has cancelled it, or another run has come further.
        if (newest?.status !== 'running' || newest.progress > after.progress) return newest;
        transaction.set(ref, after);
        return after;
      });
    }
  },
});

/** What was asked for anew begins anew; a repeat, or the next run, goes on. */
async function beginOrGoOn({ id }: Instrument, atMs: number, { store }: Context): Promise<Backfill | undefined> {
  const ref = documentRef('backfills', id);
  return store.transact(async (transaction) => {
    const [known, coverage] = await transaction.getMany([ref, documentRef('coverage', 'all')]);
    if (known !== undefined && known.askedAtMs >= atMs) return known;
    if (!coveredInstruments(coverage).some((covered) => covered.id === id)) return known;
    const begun = newBackfill(id, atMs);
    transaction.set(ref, begun);
    return begun;
  });
}

async function readStep(instrument: Instrument, fill: Backfill, context: Context<'feeds'>): Promise<Backfill> {
  const [step] = stepsLeft(fill);
  const updatedAtMs = context.clock.nowMs();
  if (step === undefined) return { ...fill, status: 'done', progress: 1, updatedAtMs };
  const { interval, fromMs, toMs } = step;
  try {
    const feed = await context.feeds(instrument.feed);
    // A candle that straddles the edge of two steps is whole only for an observer on the later one.
    const candles = await feed.candles(instrument, interval, { fromMs: fromMs - intervalMs[interval], toMs });
    const target = { instrument, interval, source: feed.name, by: 'backfill-candles', atMs: fill.askedAtMs };
    const kept = await keepCandles(candles, { ...target, store: context.store, acrossGap: true });
    const added = kept.status === 'kept' ? kept.added.length : 0;
    // The first step of an interval may lie in a holiday; a later one without candles is before the beginning.
    const isBeforeBeginning = candles.length === 0 && toMs < fill.askedAtMs;
    return isBeforeBeginning ? skipInterval(fill, 0, updatedAtMs) : afterStep(fill, added, updatedAtMs);
  } catch (error) {
    // Delivering again helps; the message comes back with growing pauses.
    if (!(error instanceof FeedError) || retryable.has(error.kind)) throw error;
    return failedAt(fill, error, updatedAtMs);
  }
}

/** The vendor does not have it; what was read stays. */
function failedAt(fill: Backfill, { message }: FeedError, updatedAtMs: number): Backfill {
  const text = { ko: `과거 시세를 읽을 수 없습니다: ${message}`, en: `The history cannot be read: ${message}` };
  return { ...fill, status: 'failed', updatedAtMs, message: text };
}
