import type { Analysis } from '@gaemi/core/analysis/analysis.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { adjustCandles } from '@gaemi/core/market/adjust-candles.ts';
import { type Candle, closeAtMs, intervalMs } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { raiseSignal } from '@gaemi/core/signals/raise-signal.ts';
import { type Signal, signalId } from '@gaemi/core/signals/signal.ts';
import { reviewSignal, type SignalReview } from '@gaemi/core/signals/signal-review.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store } from '../adapters/store/store.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { lookBackCandles, lookBackMs } from './look-back.ts';
import { readActions, readCandles } from './read-candles.ts';

/** A longer change is a history that was read anew; its oldest part has been acted upon long ago. */
const candlesMax = 600;
const signalsMax = 500;
const analysesMax = 500;
/** A candle that closed so lately is announced by itself, and may still be raised. */
const freshCandles = 5;

/**
 * Candles of the past have changed: evaluates again what was built on them, and keeps what it finds beside the signals.
 * No signal is raised and none is taken back: an order never comes from the past, and a book is never rewritten.
 */
export const reviewSignals = defineSubscriber({
  name: 'review-signals',
  identity: 'collector',
  topic: 'history-changed',
  timeoutSeconds: 120,
  async run({ instrumentId, interval, fromMs, toMs, atMs }, { store }) {
    const instrument = instrumentById(instrumentId);
    if (instrument.interval !== interval) return;
    const history = await readHistory(store, instrument, { fromMs, toMs });
    const reviews = reviewHistory(instrument, history, { fromMs, toMs, atMs });
    const known = await store.getMany(reviews.map(({ id }) => documentRef('signalReviews', id)));
    const news = reviews.filter((review, index) => isNews(review, known[index]));
    await Promise.all(news.map((review) => store.set(documentRef('signalReviews', review.id), review)));
  },
});

interface History {
  readonly candles: readonly Candle[];
  readonly actions: Awaited<ReturnType<typeof readActions>>;
  readonly raised: readonly Signal[];
  readonly analyses: readonly Analysis[];
}

interface Change {
  readonly fromMs: Instant;
  readonly toMs: Instant;
}

async function readHistory(store: Store, instrument: Instrument, { fromMs, toMs }: Change): Promise<History> {
  const { id, interval } = instrument;
  const reachMs = lookBackMs(interval);
  const ofInstrument = ['instrumentId', '==', id] as const;
  const [candles, actions, raised, ...analyses] = await Promise.all([
    readCandles(store, instrument, { fromMs: fromMs - reachMs, toMs: toMs + reachMs }),
    readActions(store, instrument),
    store.list({
      collection: 'signals',
      where: [ofInstrument, ['atMs', '>=', fromMs], ['atMs', '<=', toMs + reachMs + intervalMs[interval]]],
      orderBy: ['atMs', 'desc'],
      limit: signalsMax,
    }),
    ...(['news', 'trends'] as const).map((kind) =>
      store.list({
        collection: 'analyses',
        where: [['kind', '==', kind], ofInstrument, ['atMs', '<=', toMs + reachMs]],
        orderBy: ['atMs', 'desc'],
        limit: analysesMax,
      }),
    ),
  ]);
  return { candles, actions, raised, analyses: analyses.flat() };
}

function reviewHistory(
  instrument: Instrument,
  { candles, actions, raised, analyses }: History,
  { fromMs, toMs, atMs }: Change & { readonly atMs: Instant },
): SignalReview[] {
  const raisedById = new Map(raised.map((signal) => [signal.id, signal]));
  const { interval } = instrument;
  const lastChanged = candles.findLastIndex(({ openAtMs }) => openAtMs <= toMs);
  const first = candles.findIndex(({ openAtMs }) => openAtMs >= fromMs);
  if (first < 0) return [];
  const end = Math.min(candles.length, lastChanged + lookBackCandles);
  const reviews: SignalReview[] = [];
  for (let row = Math.max(first, end - candlesMax); row < end; row += 1) {
    const candle = candles[row];
    if (candle === undefined) continue;
    const { openAtMs } = candle;
    const seen = adjustCandles(candles.slice(Math.max(0, row + 1 - lookBackCandles), row + 1), actions, openAtMs);
    const view = { candles: seen, analyses };
    const isFresh = closeAtMs(openAtMs, interval) > atMs - freshCandles * intervalMs[interval];
    for (const strategy of strategies) {
      const now = raiseSignal(strategy, instrument, view);
      const before = raisedById.get(signalId(strategy.id, instrument.id, interval, openAtMs));
      const review = reviewSignal(before, now, atMs);
      if (review !== undefined && !(review.verdict === 'missed' && isFresh)) reviews.push(review);
    }
  }
  return reviews;
}

/** That a signal stands is news only when it was said not to; what a later change has said is not unsaid. */
function isNews(review: SignalReview, known: SignalReview | undefined): boolean {
  if (known === undefined) return review.verdict !== 'stands';
  return known.verdict !== review.verdict && known.atMs <= review.atMs;
}
