import { type Analysis, countsFromMs } from '@gaemi/core/analysis/analysis.ts';
import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { adjustCandles } from '@gaemi/core/market/adjust-candles.ts';
import { isRate } from '@gaemi/core/ledger/currency.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { decidableAtMs } from '@gaemi/core/market/instrument-calendar.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { watchersOf } from '@gaemi/core/market/watchlist.ts';
import { raiseSignal } from '@gaemi/core/signals/raise-signal.ts';
import type { Signal } from '@gaemi/core/signals/signal.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import { barBeforeMs, type StrategyInput } from '@gaemi/core/signals/strategy.ts';
import type { Store } from '../adapters/store/store.ts';
import type { BaseContext } from '../runtime/context.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { lookBackCandles, lookBackMs } from './look-back.ts';
import { readActions, readCandles } from './read-candles.ts';
import { readViews } from './read-views.ts';

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
    if (instrument.interval !== interval || isRate(instrumentId)) return;
    const reading = candlesToDecideOn(store, instrument, openAtMs);
    const [candles, analyses] = await Promise.all([reading, viewsToDecideOn(store, instrument, { openAtMs, reading })]);
    const { signals, failures } = askStrategies(instrument, { candles, analyses });
    if (signals.length > 0) await tellMembers(signals, { instrumentId, atMs }, { store, publish });
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} strategies failed`);
  },
});

async function tellMembers(
  signals: readonly Signal[],
  { instrumentId, atMs }: { readonly instrumentId: Id; readonly atMs: Instant },
  { store, publish }: Pick<BaseContext, 'store' | 'publish'>,
): Promise<void> {
  const [userIds] = await Promise.all([
    whoTrades(store, instrumentId),
    ...signals.map((signal) => store.createOnce(documentRef('signals', signal.id), signal)),
  ]);
  await Promise.all(
    signals.flatMap((signal) =>
      userIds.map((userId) => publish('signal-raised', { signalId: signal.id, instrumentId, userId, atMs })),
    ),
  );
}

/** One that fails does not silence the others: what they say is told before the failure is. */
function askStrategies(
  instrument: Instrument,
  input: StrategyInput,
): { readonly signals: readonly Signal[]; readonly failures: readonly unknown[] } {
  const failures: unknown[] = [];
  const signals = strategies.flatMap((strategy) => {
    try {
      return raiseSignal(strategy, instrument, input) ?? [];
    } catch (error) {
      failures.push(new Error(`the strategy "${strategy.id}" failed on "${instrument.id}"`, { cause: error }));
      return [];
    }
  });
  return { signals, failures };
}

/** What somebody has put on their own list is traded for nobody else. */
async function whoTrades(store: Store, instrumentId: Id): Promise<readonly Id[]> {
  // Beside each other, though the second is not always needed: a signal is rare, and on its way.
  const [coverage, members] = await Promise.all([
    store.get(documentRef('coverage', 'all')),
    store.list({ collection: 'users', limit: membersMax }),
  ]);
  const watchers = watchersOf(coverage, instrumentId);
  return watchers === 'everybody' ? members.map(({ userId }) => userId) : watchers;
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

/**
 * What analysts had said by the close, and by the close before: whether an agreement is new shows only beside that. The
 * second costs a read only while the newest answer is younger than a bar.
 */
async function viewsToDecideOn(
  store: Store,
  instrument: Instrument,
  { openAtMs, reading }: { readonly openAtMs: Instant; readonly reading: Promise<readonly Candle[]> },
): Promise<readonly Analysis[]> {
  const { id: instrumentId, interval } = instrument;
  const atMs = decidableAtMs(instrument, interval, openAtMs);
  const views = await Promise.all(
    (['news', 'trends'] as const).map(async (kind) => {
      const [now, candles] = await Promise.all([readViews(store, { kind, instrumentId, atMs }), reading]);
      const beforeMs = barBeforeMs({ candles, atMs });
      const view = now.find(({ failure }) => failure === undefined);
      if (view === undefined ? now.length === 0 : countsFromMs(view) <= beforeMs) return now;
      return [...now, ...(await readViews(store, { kind, instrumentId, atMs: beforeMs }))];
    }),
  );
  return views.flat();
}
