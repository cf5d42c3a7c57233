import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import { screenId } from '@gaemi/core/signals/screens/screen.ts';
import { screenedMax, screenMarkets as screenAll } from '@gaemi/core/signals/screens/screen-markets.ts';
import { defineScheduled } from '../runtime/define.ts';
import { readHistory } from './read-history.ts';
import { setNewest } from './set-newest.ts';

/** 52 weeks, and what the means before them need. */
const historyMs = 420 * dayMs;

/**
 * Twice an hour, each time right after the daily bars of a market that has closed may have come: one row of measures an
 * instrument, all in one document.
 */
export const screenMarkets = defineScheduled({
  name: 'screen-markets',
  identity: 'collector',
  schedule: '5,25 * * * *',
  memoryMb: 512,
  timeoutSeconds: 120,
  async run({ atMs }, { store }) {
    const instruments = coveredInstruments(await store.get(documentRef('coverage', 'all')));
    const groups = [...new Set(instruments.map(({ group }) => group))];
    const span = { interval: '1d', fromMs: atMs - historyMs, atMs } as const;
    const [boards, histories] = await Promise.all([
      store.getMany(groups.map((group) => documentRef('boards', group))),
      Promise.all(instruments.slice(0, screenedMax).map((instrument) => readHistory(store, instrument, span))),
    ]);
    const quotes = new Map(boards.flatMap((board) => Object.entries(board?.quotes ?? {})));
    const inputs = histories.map(({ instrument, candles, source }) => ({
      instrument,
      days: candles,
      source,
      quote: quotes.get(instrument.id),
    }));
    const screen = screenAll(inputs, atMs);
    const leftOut = instruments.length - inputs.length;
    await setNewest(store, documentRef('screens', screenId), { ...screen, leftOut });
    return { done: inputs.length, total: instruments.length };
  },
});
