import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type Candle, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { type CandlePage, candlePageId, pageOf, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { Span } from '@gaemi/core/market/find-holes.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { type MergedReading, mergeReading } from '@gaemi/core/market/merge-reading.ts';
import { revisionId } from '@gaemi/core/market/revision.ts';
import type { Store, StoreTransaction } from '../adapters/store/store.ts';

export type KeptCandles =
  | {
      readonly status: 'kept';
      /** Not known before. */
      readonly added: readonly Candle[];
      /** Known before with other values; each is kept as a revision. */
      readonly revised: readonly Candle[];
      /** The newest candle known before these; undefined when their pages were empty. */
      readonly lastKnownMs: Instant | undefined;
    }
  /** Nothing was written: between these and what is known, candles are missing. */
  | { readonly status: 'gap'; readonly lastKnownMs: Instant | undefined };

interface Target {
  readonly instrument: Instrument;
  /** The instrument's own when not named. */
  readonly interval?: Interval;
  readonly source: string;
  /** The function that asked. */
  readonly by: string;
  /** The tick that asked. */
  readonly atMs: Instant;
  readonly store: Store;
  /** Writes across a hole: whoever asks has filled it as far as the venue can. */
  readonly acrossGap: boolean;
  /** What was asked for, when whatever is still missing in it need not be asked for again. */
  readonly asked?: Span;
}

/**
 * Merges candles into their pages in one transaction, so that two collectors never lose each other's, and keeps what they
 * correct as revisions. A hole is answered, not written over: once newer candles were kept, nobody would look for the
 * older ones again.
 */
export function keepCandles(candles: readonly Candle[], target: Target): Promise<KeptCandles> {
  const interval = target.interval ?? target.instrument.interval;
  const byPage = Map.groupBy(candles, ({ openAtMs }) => pageOf(interval, openAtMs));
  const pages = [...new Set([...byPage.keys(), ...pagesOf(interval, target.asked)])];
  const refs = pages.map((page) => documentRef('candles', candlePageId(target.instrument.id, interval, page)));
  return target.store.transact(async (transaction) => {
    const known = await transaction.getMany(refs);
    const lastKnownMs = known
      .flatMap((page) => page?.candles.at(-1)?.openAtMs ?? [])
      .toSorted(ascending)
      .at(-1);
    const expectedMs = (lastKnownMs ?? Number.NEGATIVE_INFINITY) + intervalMs[interval];
    const firstMs = candles[0]?.openAtMs ?? expectedMs;
    if (!target.acrossGap && expectedMs < firstMs) return { status: 'gap', lastKnownMs };
    const merges = pages.map((page, index) =>
      mergePage({ page, interval, known: known[index], fresh: byPage.get(page) ?? [] }, target, transaction),
    );
    return {
      status: 'kept',
      added: merges.flatMap(({ added }) => added),
      revised: merges.flatMap(({ corrected }) => corrected.map(({ after }) => after)),
      lastKnownMs,
    };
  });
}

interface PageReading {
  readonly page: string;
  readonly interval: Interval;
  readonly known: CandlePage | undefined;
  readonly fresh: readonly Candle[];
}

function mergePage(
  { page, interval, known, fresh }: PageReading,
  { instrument, source, by, atMs, asked }: Target,
  transaction: StoreTransaction,
): MergedReading {
  const instrumentId = instrument.id;
  const merged = mergeReading(known, { candles: fresh, atMs });
  const askedUpToMs = latest(known?.askedUpToMs, asked?.toMs);
  const isChanged = merged.added.length + merged.corrected.length > 0 || askedUpToMs !== known?.askedUpToMs;
  if (!isChanged) return merged;
  // The page names the feed of its newest candle.
  const isNewest = merged.candles.at(-1)?.openAtMs === fresh.at(-1)?.openAtMs;
  transaction.set(documentRef('candles', candlePageId(instrumentId, interval, page)), {
    instrumentId,
    interval,
    page,
    source: isNewest || known === undefined ? source : known.source,
    updatedAtMs: Math.max(atMs, known?.updatedAtMs ?? 0),
    candles: merged.candles,
    readAfter: merged.readAfter,
    askedUpToMs,
    repaired: asked === undefined ? known?.repaired : (repairOf(merged, atMs) ?? known?.repaired),
  });
  for (const { before, after } of merged.corrected) {
    const cause = { instrumentId, interval, openAtMs: after.openAtMs, atMs };
    const id = revisionId(cause);
    transaction.set(documentRef('revisions', id), { ...cause, id, before, after, source, by });
  }
  return merged;
}

function repairOf({ added, corrected }: MergedReading, atMs: Instant): CandlePage['repaired'] {
  const openings = [...added, ...corrected.map(({ after }) => after)].map(({ openAtMs }) => openAtMs);
  return openings.length === 0 ? undefined : { fromMs: Math.min(...openings), toMs: Math.max(...openings), atMs };
}

function pagesOf(interval: Interval, asked: Span | undefined): string[] {
  return asked === undefined ? [] : pagesBetween(interval, asked.fromMs, asked.toMs - 1);
}

function latest(...instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function ascending(left: number, right: number): number {
  return left - right;
}
