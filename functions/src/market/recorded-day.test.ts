import { dayMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { CandlePage, candlePageId } from '@gaemi/core/market/candle-page.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { dayOfMinutes, dayStartMs, feedAt, minutesPerDay, type ToldMinute } from '../testing/day-of-minutes.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { collectCandles } from './collect-candles.ts';
import { repairCandles } from './repair-candles.ts';

const instrumentId = 'KRW-BTC';
const everyMinute = Array.from({ length: minutesPerDay + 10 }, (_, minute) => dayStartMs + (minute + 1) * minuteMs);

describe('a recorded day', () => {
  const seed = fc.integer({ min: 1, max: 1_000_000 });
  // Ticks that were lost, came twice, or overtook each other: any part of the day, any order, some of it again.
  const deliveries = fc.tuple(
    fc.shuffledSubarray(everyMinute, { minLength: 1 }),
    fc.shuffledSubarray(everyMinute.slice(0, 200)),
  );

  it('with holes, duplicates, late and corrected candles ends in the same pages as the clean day', async () => {
    await fc.assert(
      fc.asyncProperty(seed, deliveries, async (luck, [some, again]) => {
        const day = dayOfMinutes(luck);
        const clean = await play(day, everyMinute);
        const rough = await play(day, [...some, ...again]);
        expect(Buffer.from(rough.candles).equals(Buffer.from(clean.candles)), 'byte for byte').toBe(true);
        const told = day.filter(({ isSilent }) => !isSilent).map(({ candle }) => candle);
        expect(clean.page.candles, 'and the clean day is what the venue says in the end').toEqual(told);
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  it('stays broken without the repair, so this test can fail', async () => {
    const day = dayOfMinutes(7);
    const { page } = await play(
      day,
      everyMinute.filter((_, minute) => minute % 3 !== 0 || minute > 1000),
      false,
    );
    expect(page.candles).not.toEqual(day.filter(({ isSilent }) => !isSilent).map(({ candle }) => candle));
  }, 60_000);
});

/** Handles the ticks in this order, each with the answer of its own minute, and then repairs. */
async function play(day: readonly ToldMinute[], ticks: readonly Instant[], isRepaired = true) {
  const store = memoryStore();
  const handle = async (definition: typeof collectCandles, atMs: Instant) => {
    const feed = feedAt(day, instrumentId, atMs);
    await definition.handle({ data: { atMs }, atMs }, quietContext({ store, feeds: async () => feed }));
  };
  for (const atMs of ticks) await handle(collectCandles, atMs);
  if (isRepaired) await handle(repairCandles, dayStartMs + dayMs + 20 * minuteMs);
  const page = await store.get(documentRef('candles', candlePageId(instrumentId, '1m', '2026-11-19')));
  if (page === undefined) throw new Error('the day has no page');
  return { page, candles: z.encode(CandlePage, page).candles };
}
