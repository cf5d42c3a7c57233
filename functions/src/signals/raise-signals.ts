import type { AnalysisKind } from '@gaemi/core/analysis/analysis.ts';
import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type Candle, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { raiseSignal } from '@gaemi/core/signals/raise-signal.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store } from '../adapters/store/store.ts';
import { defineSubscriber } from '../runtime/define.ts';

const warmupCandles = Math.max(...strategies.map((strategy) => strategy.warmupCandles));

/** More members than one desk has; each gets a message of its own. */
const membersMax = 1000;

/** A candle is final: asks every strategy, keeps what they say, and tells each member's account. */
export const raiseSignals = defineSubscriber({
  name: 'raise-signals',
  identity: 'collector',
  topic: 'candle-closed',
  async run({ instrumentId, interval, openAtMs, atMs }, { store, publish }) {
    const instrument = instrumentById(instrumentId);
    const [candles, ...analyses] = await Promise.all([
      readCandles(store, { instrumentId, interval, openAtMs }),
      newestAnalysis(store, { kind: 'news', instrumentId, atMs }),
      newestAnalysis(store, { kind: 'trends', instrumentId, atMs }),
    ]);
    const input = { candles, analyses: analyses.flat() };
    const signals = strategies.flatMap((strategy) => raiseSignal(strategy, instrument, input) ?? []);
    if (signals.length === 0) return;

    const [members] = await Promise.all([
      store.list({ collection: 'users', limit: membersMax }),
      ...signals.map((signal) => store.createOnce(documentRef('signals', signal.id), signal)),
    ]);
    await Promise.all(
      signals.flatMap((signal) =>
        members.map(({ userId }) => publish('signal-raised', { signalId: signal.id, instrumentId, userId, atMs })),
      ),
    );
  },
});

/** The candles up to and with the one that closed, never a later one. */
async function readCandles(
  store: Store,
  { instrumentId, interval, openAtMs }: { instrumentId: Id; interval: Interval; openAtMs: Instant },
): Promise<Candle[]> {
  // Sessions and weekends leave holes, so days and hours look back further than their number says.
  const spread = interval === '1m' ? 1 : 5;
  const fromMs = openAtMs - warmupCandles * spread * intervalMs[interval];
  const pages = pagesBetween(interval, fromMs, openAtMs);
  const refs = pages.map((page) => documentRef('candles', candlePageId(instrumentId, interval, page)));
  const documents = await store.getMany(refs);
  const candles = documents.flatMap((page) => page?.candles ?? []).filter((candle) => candle.openAtMs <= openAtMs);
  if (candles.at(-1)?.openAtMs !== openAtMs) {
    throw new Error(`the candle of "${instrumentId}" that opened at ${openAtMs} was announced but is not stored`);
  }
  return candles.slice(-2 * warmupCandles);
}

function newestAnalysis(
  store: Store,
  { kind, instrumentId, atMs }: { kind: AnalysisKind; instrumentId: Id; atMs: Instant },
) {
  return store.list({
    collection: 'analyses',
    where: [
      ['kind', '==', kind],
      ['instrumentId', '==', instrumentId],
      ['atMs', '<=', atMs],
    ],
    orderBy: ['atMs', 'desc'],
    limit: 1,
  });
}
