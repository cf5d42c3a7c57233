import { documentRef } from '@gaemi/core/collections.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { candlePageId, mergeCandles, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import { type Candle, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { dayMs } from '@gaemi/core/base/instant.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { LiveSource } from './backend.ts';
import { growCandles } from './grow-candles.ts';
import { decodeDocument } from './live-target.ts';

/** How much of the past a chart opens with. */
const firstSpanMs: Readonly<Record<Interval, number>> = { '1m': dayMs, '1h': 60 * dayMs, '1d': 3 * 365 * dayMs };
/** Sessions end and days off come: a gap may be none, so a page is not read again more often than this. */
const rereadMs = 10_000;

export type CandleState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'ready'; readonly candles: readonly Candle[] };

export interface CandleStore {
  state(): CandleState;
  subscribe(reader: () => void): () => void;
  /** Tells the newest quote; the first one starts the reading. */
  tell(quote: Quote): void;
  /** Makes sure that this much of the past is there; resolves when it has been asked for. */
  reach(spanMs: number): Promise<void>;
  /** Reads the pages before what is known, once; resolves to whether there was anything new. */
  readOlder(): Promise<boolean>;
  retry(): void;
}

/** The candles of one instrument: its pages are read once, then they grow by what the board says. */
export function createCandleStore(source: LiveSource, instrument: Instrument): CandleStore {
  const readers = new Set<() => void>();
  let state: CandleState = { status: 'loading' };
  let newest: Quote | undefined;
  let readAtMs: number | undefined;
  /** The market's time of the newest reading. */
  let readUpToMs = 0;
  /** Since when candles may be missing; kept until a page was read again. */
  let missingFromMs: number | undefined;

  function set(next: CandleState): void {
    state = next;
    for (const reader of readers) reader();
  }

  async function read(quote: Quote, fromMs: number): Promise<void> {
    readAtMs = Date.now();
    readUpToMs = quote.atMs;
    past.askedFrom(fromMs);
    try {
      const fresh = await readPages(source, instrument, { fromMs, toMs: quote.atMs });
      const { candles } = mergeCandles(state.status === 'ready' ? state.candles : [], fresh);
      missingFromMs = undefined;
      set({ status: 'ready', candles: growCandles(candles, instrument.interval, newest ?? quote).candles });
      await extend();
    } catch (error) {
      // Candles that are known stay on the screen; the next gap asks again.
      const reason = error instanceof Error ? error.message : 'unknown';
      if (state.status !== 'ready') set({ status: 'failed', reason });
    }
  }

  function tell(quote: Quote): void {
    newest = quote;
    if (readAtMs === undefined) return void read(quote, quote.atMs - past.wantedMs());
    if (state.status !== 'ready') return;
    const growth = growCandles(state.candles, instrument.interval, quote);
    // Quotes carry the candles of one interval; those of another are read again when one of theirs must have closed.
    const overdue = quote.closed === undefined && quote.atMs - readUpToMs >= intervalMs[instrument.interval];
    if (growth.gap || overdue) missingFromMs ??= state.candles.at(-1)?.openAtMs ?? quote.atMs;
    if (growth.candles !== state.candles) set({ status: 'ready', candles: growth.candles });
    if (missingFromMs !== undefined && Date.now() - readAtMs > rereadMs) void read(quote, missingFromMs);
  }

  const past = createPastReader(source, instrument, (older) => {
    if (state.status === 'ready') set({ status: 'ready', candles: mergeCandles(older, state.candles).candles });
  });
  const extend = async () => {
    if (newest !== undefined && state.status === 'ready') await past.readFrom(newest.atMs - past.wantedMs());
  };

  return {
    state: () => state,
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    tell,
    reach(spanMs) {
      past.want(spanMs);
      return extend();
    },
    readOlder: () => past.readOlder(state.status === 'ready' ? state.candles[0] : undefined),
    retry() {
      readAtMs = undefined;
      set({ status: 'loading' });
      if (newest !== undefined) tell(newest);
    },
  };
}

/** Reads what lies before the candles that are known: as far as a chart wants, and then span by span. */
function createPastReader(source: LiveSource, instrument: Instrument, add: (older: readonly Candle[]) => void) {
  let wantedMs = firstSpanMs[instrument.interval];
  /** Everything from here on has been asked for. */
  let knownFromMs = Number.POSITIVE_INFINITY;
  let askedBeforeMs: number | undefined;
  return {
    wantedMs: () => wantedMs,
    want(spanMs: number): void {
      wantedMs = Math.max(wantedMs, spanMs);
    },
    askedFrom(fromMs: number): void {
      knownFromMs = Math.min(knownFromMs, fromMs);
    },
    async readFrom(fromMs: number): Promise<void> {
      const beforeMs = knownFromMs;
      if (fromMs >= beforeMs) return;
      knownFromMs = fromMs;
      try {
        const older = await readPages(source, instrument, { fromMs, toMs: beforeMs - 1 });
        if (older.length > 0) add(older);
      } catch {
        // What is known stays on the screen, and the rest may be asked for again.
        knownFromMs = beforeMs;
      }
    },
    /** Asks once for what lies before a candle, however often a person drags the chart. */
    async readOlder(first: Candle | undefined): Promise<boolean> {
      if (first === undefined || first.openAtMs === askedBeforeMs) return false;
      askedBeforeMs = first.openAtMs;
      try {
        const older = await readBefore(source, instrument, first.openAtMs);
        if (older.length > 0) add(older);
        return older.length > 0;
      } catch {
        // What is known stays on the screen, and may be dragged to again.
        askedBeforeMs = undefined;
        return false;
      }
    },
  };
}

/** Markets are closed for days: an empty span is not yet the beginning of the history. */
const emptySpansMax = 5;

/** The newest span of candles before an instant, however long nothing was traded in between. */
async function readBefore(source: LiveSource, instrument: Instrument, openAtMs: number): Promise<Candle[]> {
  for (let spans = 1; spans <= emptySpansMax; spans += 1) {
    const toMs = openAtMs - 1 - (spans - 1) * firstSpanMs[instrument.interval];
    const pages = await readPages(source, instrument, {
      fromMs: openAtMs - spans * firstSpanMs[instrument.interval],
      toMs,
    });
    const older = pages.filter((candle) => candle.openAtMs <= toMs);
    if (older.length > 0) return older;
  }
  return [];
}

async function readPages(
  source: LiveSource,
  instrument: Instrument,
  span: { fromMs: number; toMs: number },
): Promise<Candle[]> {
  const { id, interval } = instrument;
  const paths = pagesBetween(interval, span.fromMs, span.toMs).map(
    (page) => documentRef('candles', candlePageId(id, interval, page)).path,
  );
  const documents = await source.read(paths);
  return documents
    .flatMap((document) => decodeDocument('candles', document).candles)
    .filter(({ openAtMs }) => openAtMs >= span.fromMs);
}
