import { type CorrelationStudy, studyId, studyWindows } from '@gaemi/core/analysis/studies/correlation-study.ts';
import { studyNote } from '@gaemi/core/analysis/studies/study-note.ts';
import type { CallableInput } from '@gaemi/core/callables.ts';
import { dayMs } from '@gaemi/core/base/instant.ts';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { patterns } from '@gaemi/core/signals/patterns/index.ts';
import type { PatternReport, PatternStatistic } from '@gaemi/core/signals/patterns/pattern-report.ts';
import { seeded } from './seeded.ts';

const alpha = 0.05;

/** One study for each window; the last instrument is too young for any. */
export function fakeStudies(nowMs: number): CorrelationStudy[] {
  const ids = defaultInstruments.map(({ id }) => id);
  return studyWindows.map((windowSessions) => {
    const random = seeded(windowSessions);
    const pairs = ids.flatMap((b, index) => ids.slice(0, index).map((a) => fakePair({ a, b }, windowSessions, random)));
    const tested = ids.flatMap((cause) =>
      ids.filter((effect) => effect !== cause).map((effect) => ({ cause, effect })),
    );
    const tests = tested.length;
    return {
      id: studyId(windowSessions),
      atMs: nowMs - (nowMs % dayMs),
      interval: '1d',
      windowSessions,
      returnsMin: 20,
      instrumentIds: ids,
      pairs,
      granger: {
        instrumentIds: ids,
        criterion: 'bic',
        lagMax: 5,
        tests,
        alpha,
        pairs: tested.map(({ cause, effect }, index) => {
          const pValue = index === 3 ? 0.0001 : index === 11 ? 0.0004 : random();
          return {
            cause,
            effect,
            n: windowSessions - 6,
            lag: 1 + (index % 3),
            f: 1 / pValue ** 0.3,
            pValue,
            pBonferroni: Math.min(1, pValue * tests),
            pBenjaminiHochberg: Math.min(1, pValue * tests * (index === 3 ? 1 : 0.5)),
          };
        }),
      },
      note: studyNote({ tests, alpha }),
      leftOut: [],
    };
  });
}

/** A study as it is asked for: the stored one, of the chosen instruments. */
export function fakeStudyOf({ instrumentIds, windowSessions }: CallableInput<'study'>): CorrelationStudy {
  const [stored] = fakeStudies(Date.now());
  if (stored === undefined) throw new Error('there is no study to begin with');
  const has = (...ids: readonly string[]) => ids.every((id) => instrumentIds.includes(id));
  const pairs = stored.granger.pairs.filter(({ cause, effect }) => has(cause, effect));
  return {
    ...stored,
    windowSessions,
    instrumentIds,
    pairs: stored.pairs.filter(({ a, b }) => has(a, b)),
    granger: { ...stored.granger, instrumentIds, pairs, tests: pairs.length },
  };
}

function fakePair({ a, b }: { readonly a: string; readonly b: string }, window: number, random: () => number) {
  const young = b === 'KRW=X';
  const pearson = Math.tanh((random() - 0.3) * 2);
  return {
    a,
    b,
    n: young ? 9 : window - 1,
    pearson: young ? null : pearson,
    pearsonLow: young ? null : Math.max(-1, pearson - 0.12),
    pearsonHigh: young ? null : Math.min(1, pearson + 0.12),
    spearman: young ? null : pearson * 0.93,
    ...(young ? { missing: 'too-few-returns' as const } : {}),
  };
}

/** What patterns were worth, and where some were seen on the candles that the page shows. */
export function fakePatternReport(
  interval: Interval,
  { candles, nowMs }: { readonly candles: ReadonlyMap<string, readonly Candle[]>; readonly nowMs: number },
): PatternReport {
  const random = seeded(7);
  const statistics = patterns.map((pattern, index): PatternStatistic => {
    const n = index % 4 === 3 ? 12 : 80 + Math.round(random() * 400);
    const measured = n >= 30 && pattern.direction !== 'none';
    const confidence = measured ? 0.44 + random() * 0.18 : null;
    const reach = 1 / Math.sqrt(n);
    const baseRate = 0.51;
    const isAboveBase = confidence !== null && confidence - reach > baseRate;
    return {
      patternId: pattern.id,
      instrumentKind: index % 2 === 0 ? 'stock' : 'crypto',
      direction: pattern.direction,
      horizonBars: pattern.horizonBars,
      n,
      hits: Math.round(n * (confidence ?? 0)),
      status: measured ? 'measured' : pattern.direction === 'none' ? 'promises-nothing' : 'not-enough-history',
      confidence,
      low: confidence === null ? null : confidence - reach,
      high: confidence === null ? null : confidence + reach,
      baseRate: measured ? baseRate : null,
      baseN: 4210,
      edge: confidence === null ? null : confidence - baseRate,
      pValue: confidence === null ? null : isAboveBase ? 0.002 : 0.4,
      pBenjaminiHochberg: confidence === null ? null : isAboveBase ? 0.03 : 0.7,
      isAboveBase,
    };
  });
  const sightings = ['KRW-BTC', 'KRW-ETH', '005930.KS', 'AAPL'].flatMap((instrumentId, place) => {
    const candle = candles.get(instrumentId)?.at(-20 - place * 9);
    const pattern = patterns[(place * 3 + 1) % patterns.length];
    if (candle === undefined || pattern === undefined) return [];
    return [
      {
        id: `${pattern.id}_${instrumentId}_${interval}_${candle.openAtMs}`,
        patternId: pattern.id,
        instrumentId,
        instrumentKind: place < 2 ? 'crypto' : 'stock',
        direction: pattern.direction,
        fromMs: candle.openAtMs,
        openAtMs: candle.openAtMs,
        atMs: candle.openAtMs + 60_000,
        price: candle.close,
        source: 'upbit',
        points: [],
      },
    ];
  });
  return {
    id: interval,
    interval,
    atMs: nowMs - 60_000,
    measuredAtMs: nowMs - 3_600_000,
    history: { instruments: 13, bars: 5210, fromMs: nowMs - 500 * dayMs },
    statistics,
    sightings,
    leftOut: 0,
  };
}
