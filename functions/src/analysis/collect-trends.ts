import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import { defineScheduled } from '../runtime/define.ts';

const windowDays = 90;

/** Every six hours: reads how often people search for what the desk watches. Optional, and often throttled. */
export const collectTrends = defineScheduled({
  name: 'collect-trends',
  identity: 'analyst',
  schedule: '7 */6 * * *',
  timeoutSeconds: 120,
  uses: ['trends'],
  async run({ atMs }, { store, publish, trends, log }) {
    const feed = await trends();
    const span = { fromMs: atMs - windowDays * dayMs, toMs: atMs };
    // One after the other: the vendor throttles whoever asks for everything at once.
    for (const { id: instrumentId, searchTerm: term } of defaultInstruments) {
      if (term === undefined) continue;
      try {
        const points = await feed.interest(term, span);
        await store.set(documentRef('trends', instrumentId), { instrumentId, term, collectedAtMs: atMs, points });
        await publish('trends-collected', { instrumentId, atMs });
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        log.warn(`no search interest for "${instrumentId}"`, { kind: error.kind, reason: error.message });
        if (error.kind === 'throttled') return;
      }
    }
  },
});
