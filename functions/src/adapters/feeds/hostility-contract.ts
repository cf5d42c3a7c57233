import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, candleFault, closeAtMs } from '@gaemi/core/market/candle.ts';
import { expect, it, vi } from 'vitest';
import { FeedError } from './feed.ts';
import { type FeedCase, feedOf, thrown } from './feed-case.ts';
import { mutationsOf } from './mutations.ts';

/** Whatever a vendor sends, a feed answers what is possible or says what is wrong. */
export function hostilityContract(feedCase: FeedCase): void {
  it('survives every cut and every change of a true answer: possible candles and quotes, or a FeedError', async () => {
    const { instrument, interval, openingsMs } = feedCase.recorded;
    const span = { fromMs: Math.min(...openingsMs), toMs: closeAtMs(Math.max(...openingsMs), interval) };
    // A vendor's library may print what it cannot read; here that is all it is given.
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    let failed = 0;
    for (const mutate of mutationsOf(300)) {
      const feed = feedOf(feedCase, (url) => {
        const answer = feedCase.replay(url);
        return feedCase.isData(url) ? { ...answer, body: mutate(answer.body) } : answer;
      });
      const outcomes = [
        await feed.candles(instrument, interval, span).then(impossibleCandles, thrown),
        await feed.quotes(feedCase.known).then(impossibleQuotes, thrown),
      ];
      for (const outcome of outcomes) expect(outcome).toSatisfy(isFeedErrorOrNothing);
      failed += outcomes.filter((outcome) => outcome instanceof FeedError).length;
    }
    printed.mockRestore();
    expect(failed, 'the changes are such that most must be noticed').toBeGreaterThan(150);
  }, 30_000);
}

function impossibleCandles(candles: readonly Candle[]): unknown[] {
  return candles.filter((candle) => candleFault(candle) !== undefined);
}

function impossibleQuotes(quotes: readonly Quote[]): unknown[] {
  return quotes.filter(({ price, atMs }) => !(price > 0) || !Number.isInteger(atMs));
}

function isFeedErrorOrNothing(outcome: unknown): boolean {
  return outcome instanceof FeedError || (Array.isArray(outcome) && outcome.length === 0);
}
