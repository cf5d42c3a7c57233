import { type DailyCloses, dailyCloses } from '@gaemi/core/analysis/studies/shared-returns.ts';
import { dayMs, type Instant } from '@gaemi/core/base/instant.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Store } from '../adapters/store/store.ts';
import { readHistory } from './read-history.ts';

/** Two markets with holidays of their own share at least four sessions a week. */
const daysPerSharedSession = 7 / 4;

/** The newest daily closes of each, enough for a window of sessions that any two of them share. */
export function readDailyCloses(
  store: Store,
  instruments: readonly Instrument[],
  { windowSessions, atMs }: { readonly windowSessions: number; readonly atMs: Instant },
): Promise<DailyCloses[]> {
  const fromMs = Math.max(0, atMs - Math.ceil(daysPerSharedSession * (windowSessions + 10)) * dayMs);
  return Promise.all(
    instruments.map(async (instrument) => {
      const { candles } = await readHistory(store, instrument, { interval: '1d', fromMs, atMs });
      return dailyCloses(instrument, candles);
    }),
  );
}
