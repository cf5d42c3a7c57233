import { benchmarkOf } from '@gaemi/core/market/benchmark-of.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { timeframes } from '@gaemi/core/market/timeframe.ts';
import { useEffect, useMemo } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useCandles } from '../../live/use-candles.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { readSpecs } from './indicator-study.ts';
import { specsOf, widestMs } from './market-search.ts';
import { createResampler } from './resampler.ts';
import { StudiedChart, type StudiedChartProps } from './studied-chart.tsx';

/** Candles with indicators; those of a benchmark are read only while an indicator compares with it. */
export function ComparedChart(props: Omit<StudiedChartProps, 'benchmark'>) {
  const { instrument, search } = props;
  const { t, language } = usePageText();
  const specs = specsOf(search).join();
  const compares = useMemo(
    () => readSpecs(specs.split(',')).configured.some(({ indicator }) => indicator.needsBenchmark),
    [specs],
  );
  if (!compares) return <StudiedChart {...props} />;
  const benchmark = benchmarkOf(instrument);
  if (benchmark !== undefined) return <ChartBeside {...props} benchmark={benchmark} />;
  return (
    <>
      <Note text={t('market.noBenchmark', { name: instrumentName(instrument.id, language) })} />
      <StudiedChart {...props} />
    </>
  );
}

const noCandles: readonly Candle[] = [];

type ChartBesideProps = Omit<StudiedChartProps, 'benchmark'> & { readonly benchmark: Instrument };

function ChartBeside({ benchmark, ...props }: ChartBesideProps) {
  const { t, language } = usePageText();
  const { interval } = props.instrument;
  const quote = quoteOf(knownValue(useBoards()) ?? [], benchmark.id);
  const { base } = timeframes[interval];
  const { readOlder, ...reading } = useCandles(benchmark, quote, { interval: base, spanMs: widestMs(interval) });
  const known = reading.status === 'ready' ? reading.candles : noCandles;
  const resampler = useMemo(() => createResampler(interval, benchmark), [interval, benchmark]);
  const { candles } = useMemo(
    () => resampler.follow({ closed: known, candles: known, atMs: quote?.atMs ?? 0 }),
    [resampler, known, quote],
  );
  const closes = useMemo(() => new Map(candles.map(({ openAtMs, close }) => [openAtMs, close])), [candles]);
  const oldestAtMs = props.closed[0]?.openAtMs ?? Number.POSITIVE_INFINITY;
  const knownFromAtMs = candles[0]?.openAtMs ?? Number.NEGATIVE_INFINITY;
  // The past of both is dragged into sight together.
  useEffect(() => {
    if (knownFromAtMs > oldestAtMs) void readOlder();
  }, [knownFromAtMs, oldestAtMs, readOlder]);
  const names = { name: instrumentName(benchmark.id, language), interval: t(`chart.interval.${interval}`) };
  const missing = reading.status === 'ready' && candles.length === 0;
  return (
    <>
      <Note text={t(missing ? 'market.noInterval' : 'market.against', names)} />
      <StudiedChart {...props} benchmark={closes} />
    </>
  );
}

function Note({ text }: { readonly text: string }) {
  return (
    <p className="px-4 pb-1 text-xs text-soft" data-benchmark="">
      {text}
    </p>
  );
}
