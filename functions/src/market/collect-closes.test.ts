import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId } from '@gaemi/core/market/candle-page.ts';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../adapters/feeds/feed.ts';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { collectCloses } from './collect-closes.ts';

const at = (text: string) => Date.parse(text);
const samsung = '005930.KS';

describe('collect-closes', () => {
  it('reads the day of each market after its own close, and never one that is still running', async () => {
    const desk = createDesk(bars('2026-11-17T09:00+09:00', '2026-11-18T09:00+09:00', '2026-11-19T10:00+09:00'));
    await desk.tick('2026-11-18T15:40+09:00');
    expect(await desk.stored(), 'ten minutes after the close it may still change').toEqual(['2026-11-17']);
    await desk.tick('2026-11-18T16:00+09:00');
    expect(await desk.stored()).toEqual(['2026-11-17', '2026-11-18']);
    expect(desk.announced()).toContainEqual({
      instrumentId: samsung,
      interval: '1d',
      openAtMs: at('2026-11-18T09:00+09:00'),
      atMs: at('2026-11-18T15:30+09:00'),
    });
    await desk.tick('2026-11-19T16:00+09:00');
    expect(await desk.stored(), 'on the day of the exam the market closes an hour later').toHaveLength(2);
    await desk.tick('2026-11-19T17:00+09:00');
    expect(await desk.stored()).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
  });

  it('finds a day that was missed, and says that the history has changed', async () => {
    const desk = createDesk(bars('2026-11-16T09:00+09:00', '2026-11-18T09:00+09:00'));
    await desk.tick('2026-11-16T16:00+09:00');
    desk.feedHas(bars('2026-11-16T09:00+09:00', '2026-11-17T09:00+09:00', '2026-11-18T09:00+09:00'));
    await desk.tick('2026-11-18T16:00+09:00');
    expect(await desk.stored()).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
    const missed = at('2026-11-17T09:00+09:00');
    expect(desk.announced('history-changed')).toMatchObject([{ instrumentId: samsung, fromMs: missed, toMs: missed }]);
  });

  it('asks half a day for a bar that the vendor does not have, and then no more', async () => {
    const desk = createDesk(bars('2026-11-17T09:00+09:00'));
    await desk.tick('2026-11-17T16:00+09:00');
    await desk.tick('2026-11-18T20:00+09:00');
    expect(desk.asked(), 'the bar of the 18th is still awaited').toBe(2);
    await desk.tick('2026-11-19T04:00+09:00');
    expect(desk.asked()).toBe(3);
    await desk.tick('2026-11-19T04:20+09:00');
    expect(desk.asked(), 'it was asked for and is remembered as absent').toBe(3);
  });

  it('keeps what the vendor has corrected within the hour as a revision', async () => {
    const desk = createDesk(bars('2026-11-18T09:00+09:00'));
    await desk.tick('2026-11-18T16:00+09:00');
    desk.feedHas(bars('2026-11-18T09:00+09:00').map((bar) => ({ ...bar, close: 1.5 })));
    await desk.tick('2026-11-18T16:20+09:00');
    const revisions = await desk.store.list({ collection: 'revisions', limit: 10 });
    expect(revisions).toMatchObject([
      { interval: '1d', before: { close: 1 }, after: { close: 1.5 }, by: 'collect-closes', source: 'recorded' },
    ]);
  });
});

function createDesk(initial: readonly Candle[]) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  let known = initial;
  let asked = 0;
  const feed: Feed = {
    name: 'recorded',
    quotes: async () => [],
    async candles({ id }, _interval, { fromMs, toMs }) {
      if (id !== samsung) return [];
      asked += 1;
      // As vendors do: a bar that is still forming is sent like any other.
      return known.filter(({ openAtMs }) => openAtMs >= fromMs && openAtMs < toMs);
    },
  };
  const context = quietContext({ store, publish, feeds: async () => feed });
  return {
    store,
    asked: () => asked,
    feedHas(candles: readonly Candle[]) {
      known = candles;
    },
    announced: (topic = 'candle-closed') => published.filter((one) => one.topic === topic).map(({ data }) => data),
    async stored() {
      const page = await store.get(documentRef('candles', candlePageId(samsung, '1d', '2020s')));
      return (page?.candles ?? []).map(({ openAtMs }) => new Date(openAtMs).toISOString().slice(0, 10));
    },
    async tick(instant: string) {
      await collectCloses.handle({ data: { atMs: at(instant) }, atMs: at(instant) }, context);
    },
  };
}

function bars(...openings: string[]): Candle[] {
  return openings.map((opening) => ({ openAtMs: at(opening), open: 1, high: 2, low: 1, close: 1, volume: 1 }));
}
