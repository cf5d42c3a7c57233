import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { defineScheduled } from '../runtime/define.ts';

const interval = '1m';
/** Hours and days are kept for ever; they are a sixtieth of it and less. */
const keptDays = 365;
const pagesPerRound = 50;
/** What is left after a run is the oldest there is at the next. */
const roundsMax = 20;

/** Every day: removes the pages of minutes that are older than a year, oldest first. */
export const pruneCandles = defineScheduled({
  name: 'prune-candles',
  identity: 'collector',
  schedule: '30 4 * * *',
  timeoutSeconds: 300,
  async run({ atMs }, { store }) {
    const newestToGo = pageOf(interval, atMs - (keptDays + 1) * dayMs);
    let done = 0;
    for (let round = 0; round < roundsMax; round += 1) {
      const pages = await store.list({
        collection: 'candles',
        where: [
          ['interval', '==', interval],
          ['page', '<=', newestToGo],
        ],
        orderBy: ['page', 'asc'],
        limit: pagesPerRound,
      });
      await Promise.all(
        pages.map(({ instrumentId, page }) =>
          store.delete(documentRef('candles', candlePageId(instrumentId, interval, page))),
        ),
      );
      done += pages.length;
      if (pages.length < pagesPerRound) return { done, total: done };
    }
    // There is at least one more round in it.
    return { done, total: done + pagesPerRound };
  },
});
