import { studyId, studyWindows } from '@gaemi/core/analysis/studies/correlation-study.ts';
import { studyCorrelations as studyAll } from '@gaemi/core/analysis/studies/study-correlations.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import { defineScheduled } from '../runtime/define.ts';
import { readDailyCloses } from './read-daily-closes.ts';
import { setNewest } from './set-newest.ts';

/** Every morning in Korea, after New York has closed: how everything that is collected moves together, window by window. */
export const studyCorrelations = defineScheduled({
  name: 'study-correlations',
  identity: 'collector',
  schedule: '40 7 * * *',
  memoryMb: 512,
  timeoutSeconds: 300,
  async run({ atMs }, { store }) {
    const instruments = coveredInstruments(await store.get(documentRef('coverage', 'all')));
    const windowMax = Math.max(...studyWindows);
    const series = await readDailyCloses(store, instruments, { windowSessions: windowMax, atMs });
    for (const windowSessions of studyWindows) {
      const study = studyAll(series, { atMs, windowSessions, lagMax: 5, criterion: 'bic' });
      await setNewest(store, documentRef('correlations', studyId(windowSessions)), study);
    }
    return { done: studyWindows.length, total: studyWindows.length };
  },
});
