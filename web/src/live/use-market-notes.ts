import type { NewsItem } from '@gaemi/core/analysis/news-item.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Interval } from '@gaemi/core/market/candle.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import type { PatternReport } from '@gaemi/core/signals/patterns/pattern-report.ts';
import type { Signal } from '@gaemi/core/signals/signal.ts';
import type { LiveState } from './live-state.ts';
import { newestDocuments, oneDocument } from './live-target.ts';
import { useLive } from './use-live.ts';

/** What was written about an instrument. */
export function useNews(instrumentId: string): LiveState<readonly NewsItem[]> {
  const where = { field: 'instrumentIds', is: 'contains', value: instrumentId } as const;
  return useLive(newestDocuments({ collection: 'news', orderBy: 'publishedAtMs', limit: 20, where }));
}

/** What the strategies said of an instrument. */
export function useSignalsOf(instrumentId: string): LiveState<readonly Signal[]> {
  const where = { field: 'instrumentId', is: 'equals', value: instrumentId } as const;
  return useLive(newestDocuments({ collection: 'signals', orderBy: 'atMs', limit: 10, where }));
}

/** The newest patterns of all instruments, with what they were worth so far. */
export function usePatternReport(interval: Interval): LiveState<PatternReport> {
  return useLive(oneDocument(documentRef('patterns', interval)));
}

/** Splits and dividends of an instrument; there are a few a year. */
export function useCorporateActions(instrumentId: string): LiveState<readonly CorporateAction[]> {
  const where = { field: 'instrumentId', is: 'equals', value: instrumentId } as const;
  return useLive(newestDocuments({ collection: 'corporateActions', limit: 100, where }));
}
