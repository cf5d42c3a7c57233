import type { AnalysisKind } from '@gaemi/core/analysis/analysis.ts';
import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { adjustCandles } from '@gaemi/core/market/adjust-candles.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { watchersOf } from '@gaemi/core/market/watchlist.ts';
import { raiseSignal } from '@gaemi/core/signals/raise-signal.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store } from '../adapters/store/store.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { lookBackCandles, lookBackMs } from './look-back.ts';
import { readActions, readCandles } from './read-candles.ts';

/** More members than one desk has; each gets a message of its own. */
const membersMax = 1000;

/** A candle is final: asks every strategy, keeps what they say, and tells each member's account. */
export const raiseSignals = defineSubscriber({
  name: 'raise-signals',
  identity: 'collector',
  topic: 'candle-closed',
  async run({ instrumentId, interval, openAtMs, atMs }, { store, publish }) {
    const instrument = instrumentById(instrumentId);
    // Candles of other intervals are for charts and studies.
    if (instrument.interval !== interval) return;
    const [candles, ...analyses] = await Promise.all([
      candlesToDecideOn(store, instrument, openAtMs),
      newestAnalysis(store, { kind: 'news', instrumentId, atMs }),
      newestAnalysis(store, { kind: 'trends', instrumentId, atMs }),
    ]);
    const input = { candles, analyses: analyses.flat() };
    const signals = strategies.flatMap((strategy) => raiseSignal(strategy, instrument, input) ?? []);
    if (signals.length === 0) return;

    const [userIds] = await Promise.all([
      whoTrades(store, instrumentId),
      ...signals.map((signal) => store.createOnce(documentRef('signals', signal.id), signal)),
    ]);
    await Promise.all(
      signals.flatMap((signal) =>
        userIds.map((userId) => publish('signal-raised', { signalId: signal.id, instrumentId, userId, atMs })),
      ),
    );
  },
});

/** What somebody has put on their own list is traded for nobody else. */
async function whoTrades(store: Store, instrumentId: Id): Promise<readonly Id[]> {
  const watchers = watchersOf(await store.get(documentRef('coverage', 'all')), instrumentId);
  if (watchers !== 'everybody') return watchers;
  const members = await store.list({ collection: 'users', limit: membersMax });
  return members.map(({ userId }) => userId);
}

/** The candles up to and with the one that closed, never a later one, in prices of its own day's shares. */
async function candlesToDecideOn(store: Store, instrument: Instrument, openAtMs: Instant): Promise<readonly Candle[]> {
  const { id, interval } = instrument;
  const fromMs = openAtMs - lookBackMs(interval);
  const [candles, actions] = await Promise.all([
    readCandles(store, instrument, { fromMs, toMs: openAtMs }),
    readActions(store, instrument),
  ]);
  if (candles.at(-1)?.openAtMs !== openAtMs) {
    throw new Error(`the candle of "${id}" that opened at ${openAtMs} was announced but is not stored`);
  }
  return adjustCandles(candles.slice(-lookBackCandles), actions, openAtMs);
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
