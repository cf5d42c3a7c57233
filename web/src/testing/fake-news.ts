import type { NewsItem } from '@gaemi/core/analysis/news-item.ts';
import { dayMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import type { Backfill } from '@gaemi/core/market/watchlist.ts';

/** Headlines as feeds have them, one with a link that must not be followed. */
export function fakeNews(nowMs: number): NewsItem[] {
  const item = (id: string, minutesAgo: number, own: Pick<NewsItem, 'title' | 'link' | 'publisher'>): NewsItem => ({
    id,
    ...own,
    publishedAtMs: nowMs - minutesAgo * minuteMs,
    collectedAtMs: nowMs - minutesAgo * minuteMs,
    instrumentIds: ['KRW-BTC'],
  });
  return [
    item('news_a', 21, {
      title: 'Spot ETFs see a third day of inflows',
      link: 'https://news.example/a',
      publisher: 'Example Daily',
    }),
    item('news_b', 77, {
      title: 'Exchange lists three new coins',
      link: 'https://news.example/b',
      publisher: 'Example Wire',
    }),
    item('news_c', 95, { title: 'Click here', link: 'javascript:alert(1)', publisher: 'Nobody' }),
  ];
}

export function fakeBackfill(nowMs: number): Backfill {
  return {
    instrumentId: 'KRW-XRP',
    status: 'running',
    askedAtMs: nowMs - 3 * minuteMs,
    updatedAtMs: nowMs,
    progress: 0.42,
    candles: 18_240,
  };
}

/** A share of Apple becomes four, sixty days ago. */
export function fakeActions(nowMs: number): CorporateAction[] {
  const atMs = nowMs - 60 * dayMs;
  const date = new Date(atMs).toISOString().slice(0, 10);
  return [
    {
      id: `AAPL_split_${date}`,
      instrumentId: 'AAPL',
      kind: 'split',
      date,
      atMs,
      source: 'yahoo',
      numerator: 4,
      denominator: 1,
    },
  ];
}
