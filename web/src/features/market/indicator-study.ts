import type { Text } from '@gaemi/core/base/text.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { appendBar, type Bars, toBars } from '@gaemi/core/signals/indicators/bars.ts';
import {
  type ConfiguredIndicator,
  IndicatorError,
  type RunningIndicator,
} from '@gaemi/core/signals/indicators/indicator.ts';
import { parseSpec } from '@gaemi/core/signals/indicators/parse-spec.ts';

export interface StudiedIndicator {
  readonly configured: ConfiguredIndicator;
  readonly lines: Readonly<Record<string, Float64Array>>;
}

/** The closes of what an instrument is measured against, by the opening of their candles. */
export type BenchmarkCloses = ReadonlyMap<number, number>;

export interface IndicatorStudy {
  /** The lines over these closed candles; only what is new is computed when they continue the ones before. */
  follow(candles: readonly Candle[], benchmark?: BenchmarkCloses): readonly StudiedIndicator[];
}

/** Indicators over a growing run of candles. A candle more costs the same, however many there are. */
export function createStudy(configured: readonly ConfiguredIndicator[]): IndicatorStudy {
  let known: readonly Candle[] = [];
  let knownBenchmark: BenchmarkCloses | undefined;
  let bars: Bars | undefined;
  let running: readonly RunningIndicator[] = [];
  return {
    follow(candles, benchmark) {
      // A benchmark's candle may come later than ours, and then fills a place that was computed without it.
      if (bars !== undefined && benchmark === knownBenchmark && continues(known, candles)) {
        for (const candle of candles.slice(known.length)) appendBar(bars, candle, benchmark?.get(candle.openAtMs));
      } else {
        bars = toBars(
          candles,
          candles.map(({ openAtMs }) => benchmark?.get(openAtMs) ?? Number.NaN),
        );
        running = configured.map((indicator) => indicator.start());
      }
      known = candles;
      knownBenchmark = benchmark;
      const current = bars;
      for (const calculation of running) calculation.advance(current);
      return configured.map((indicator, index) => ({ configured: indicator, lines: running[index]?.lines() ?? {} }));
    },
  };
}

/** Reads the specs of an address; what cannot be read is told, and hides nothing else. */
export function readSpecs(specs: readonly string[]): {
  readonly configured: readonly ConfiguredIndicator[];
  readonly faults: readonly Text[];
} {
  const configured: ConfiguredIndicator[] = [];
  const faults: Text[] = [];
  for (const spec of new Set(specs)) {
    try {
      configured.push(parseSpec(spec));
    } catch (error) {
      if (!(error instanceof IndicatorError)) throw error;
      faults.push(error.text);
    }
  }
  return { configured, faults };
}

/** A correction of the past, however small, starts everything anew; candles that are the same objects are the same. */
function continues(before: readonly Candle[], after: readonly Candle[]): boolean {
  return after.length >= before.length && before.every((candle, index) => candle === after[index]);
}
