import { dayMs, hourMs, type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import { type Candle, closeAtMs, type Interval } from '@gaemi/core/market/candle.ts';
import type { CorporateAction, Split } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { sessionOpeningOfBar } from '@gaemi/core/market/instrument-calendar.ts';
import { actionsOfChart, asTraded, dividendsAsPaid, splitsIn } from './yahoo-actions.ts';
import { candlesOfChart } from './yahoo-chart.ts';
import { symbolOf } from './yahoo-symbol.ts';

interface Span {
  readonly fromMs: Instant;
  readonly toMs: Instant;
}

/** Asks for a chart; `1mo` is for what happened, not for prices. */
export type AskChart = (symbol: string, span: Span & { readonly interval: Interval | '1mo' }) => Promise<unknown>;

/** What one question may span; the vendor refuses more. */
const spanMaxMs: Readonly<Record<Interval, number>> = {
  '1m': 7 * dayMs,
  '1h': 700 * dayMs,
  '1d': 36_500 * dayMs,
};
/** A split is known on its day; for so long nobody asks again. */
const splitsKnownMs = 6 * hourMs;

/** Candles and corporate actions of the vendor's charts, prices as they were traded. */
export function createYahooCandles(askChart: AskChart, nowMs: () => Instant) {
  const known = new Map<string, { readonly fromMs: Instant; readonly askedAtMs: Instant; readonly splits: Split[] }>();

  /** Splits after a chart's end have divided its prices too. */
  async function splitsSince(instrument: Instrument, fromMs: Instant): Promise<Split[]> {
    const before = known.get(instrument.id);
    const isKnown = before !== undefined && before.fromMs <= fromMs && nowMs() - before.askedAtMs < splitsKnownMs;
    if (isKnown) return before.splits;
    const answer = await askChart(instrument.id, { fromMs, toMs: nowMs(), interval: '1mo' });
    const splits = splitsIn(actionsOfChart(answer, instrument));
    known.set(instrument.id, { fromMs, askedAtMs: nowMs(), splits });
    return splits;
  }

  return {
    async candles(instrument: Instrument, interval: Interval, { fromMs, toMs }: Span): Promise<Candle[]> {
      const candles = new Map<Instant, Candle>();
      const splits = new Map<string, Split>();
      const symbol = symbolOf(instrument.id);
      for (let startMs = fromMs; startMs < toMs; startMs += spanMaxMs[interval]) {
        const endMs = Math.min(startMs + spanMaxMs[interval], toMs);
        const answer = await askChart(symbol, { fromMs: startMs, toMs: endMs, interval });
        for (const candle of candlesOfChart(answer, symbol, interval)) {
          const openAtMs = interval === '1d' ? sessionOpeningOfBar(instrument, candle.openAtMs) : candle.openAtMs;
          candles.set(openAtMs, { ...candle, openAtMs });
        }
        for (const split of splitsIn(actionsOfChart(answer, instrument))) splits.set(split.id, split);
      }
      const isOld = instrument.kind === 'stock' && toMs < nowMs() - dayMs && candles.size > 0;
      for (const split of isOld ? await splitsSince(instrument, toMs) : []) splits.set(split.id, split);
      const within = [...candles.values()]
        .filter(({ openAtMs }) => openAtMs >= fromMs && closeAtMs(openAtMs, interval) <= toMs)
        .toSorted((left, right) => left.openAtMs - right.openAtMs);
      return asTraded(within, [...splits.values()], instrument);
    },
    async actions(instrument: Instrument, { fromMs, toMs }: Span): Promise<CorporateAction[]> {
      if (instrument.kind !== 'stock') return [];
      const answer = await askChart(instrument.id, { fromMs, toMs, interval: '1d' });
      const actions = actionsOfChart(answer, instrument);
      const later = toMs < nowMs() - dayMs ? await splitsSince(instrument, toMs) : [];
      return dividendsAsPaid(actions, [...splitsIn(actions), ...later]);
    },
  };
}

/** The vendor's seconds. */
export function periodOf({ fromMs, toMs }: Span) {
  return { period1: Math.floor(fromMs / secondMs), period2: Math.ceil(toMs / secondMs) };
}
