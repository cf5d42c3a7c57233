import { minuteMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, intervalMs } from '@gaemi/core/market/candle.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { collectCandles } from '../market/collect-candles.ts';
import { quietContext } from './quiet-context.ts';

export const collectorAtMs = Date.UTC(2026, 10, 20, 3, 0);

/** A feed that answers flat prices of what it knows, or a fault, and counts how often it is asked. */
export interface FakeFeed extends Feed {
  readonly known: Set<string>;
  asked: number;
  fault: FeedError | undefined;
  price: number;
  /** How old its quotes are. */
  ageMs: number;
}

/** A collector with a feed for every vendor, all in memory; `clock.nowMs` moves with the ticks. */
export function createCollectorDesk(known: Readonly<Record<string, readonly string[]>>) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  const clock = { atMs: collectorAtMs, nowMs: () => clock.atMs };
  const feeds = new Map(Object.entries(known).map(([name, ids]) => [name, fakeFeed(name, ids, () => clock.atMs)]));
  const context = quietContext({
    store,
    publish,
    clock,
    async feeds(name) {
      const feed = feeds.get(name);
      if (feed === undefined) throw new FeedError('down', `no feed "${name}" in this test`);
      return feed;
    },
  });
  return {
    store,
    context,
    clock,
    published,
    feed(name: string): FakeFeed {
      const feed = feeds.get(name);
      if (feed === undefined) throw new Error(`no feed "${name}"`);
      return feed;
    },
    async tick(minute: number) {
      const atMs = collectorAtMs + minute * minuteMs;
      clock.atMs = atMs;
      await collectCandles.handle({ data: { atMs }, atMs }, context);
    },
  };
}

function fakeFeed(name: string, ids: readonly string[], nowMs: () => number): FakeFeed {
  const feed: FakeFeed = {
    name,
    known: new Set(ids),
    asked: 0,
    fault: undefined,
    price: 100,
    ageMs: 0,
    async quotes(instruments): Promise<Quote[]> {
      feed.asked += 1;
      if (feed.fault !== undefined) throw feed.fault;
      const found = instruments.filter(({ id }) => feed.known.has(id));
      return found.map(({ id }) => ({ instrumentId: id, price: feed.price, atMs: nowMs() - feed.ageMs, source: name }));
    },
    async candles({ id }, interval, { fromMs, toMs }): Promise<Candle[]> {
      if (feed.fault !== undefined) throw feed.fault;
      if (!feed.known.has(id)) throw new FeedError('unknown-symbol', `${name} does not know "${id}"`);
      const stepMs = intervalMs[interval];
      const candles: Candle[] = [];
      for (let openAtMs = Math.ceil(fromMs / stepMs) * stepMs; openAtMs + stepMs <= toMs; openAtMs += stepMs) {
        candles.push({ openAtMs, open: 100, high: 100, low: 100, close: 100, volume: 1 });
      }
      return candles;
    },
  };
  return feed;
}
