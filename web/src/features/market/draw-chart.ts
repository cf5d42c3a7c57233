import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  LineSeries,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import { candleOpeningAt, type FillMarker } from './fill-markers.ts';
import type { Paint } from './chart-paint.ts';
import {
  candleOptions,
  type ChartLook,
  chartOptions,
  chartTime,
  firstDifference,
  priceRow,
  volumeOptions,
  volumeRow,
} from './chart-rows.ts';
import { fastAverage, movingAverage, slowAverage } from './moving-average.ts';

export interface DrawnChart {
  show(
    candles: readonly Candle[],
    markers: readonly FillMarker[],
    words: Readonly<Record<'buy' | 'sell', string>>,
  ): void;
  remove(): void;
}

/** With more fills than this their words would cover the candles; the arrows still point up or down. */
const labelledMarkers = 12;

/** How many candles are in sight at first: as many as can be told apart. */
const visibleCandlesMax = 120;
const pixelsPerCandle = 6;

export function drawChart(element: HTMLElement, instrument: Instrument, { paint, locale }: ChartLook): DrawnChart {
  const chart = createChart(element, chartOptions(instrument, { paint, locale }));
  const line = {
    lineWidth: 1,
    priceLineVisible: false,
    lastValueVisible: false,
    crosshairMarkerVisible: false,
  } as const;
  const price = chart.addSeries(CandlestickSeries, candleOptions(instrument, paint));
  const volume = chart.addSeries(HistogramSeries, volumeOptions);
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
  const averages = [
    { length: fastAverage, series: chart.addSeries(LineSeries, { ...line, color: paint.fast }) },
    { length: slowAverage, series: chart.addSeries(LineSeries, { ...line, color: paint.accent }) },
  ];
  const fills = createSeriesMarkers(price, [], { zOrder: 'aboveSeries' });
  let shown: readonly Candle[] = [];
  let shownMarkers = '';

  return {
    show(candles, markers, words) {
      const from = firstDifference(shown, candles);
      const fresh = candles.slice(from);
      const rows = fresh.map((candle) => priceRow(candle));
      const bars = fresh.map((candle) => volumeRow(candle, paint));
      const means = averages.map(({ length, series }) => ({ series, rows: averageRows(candles, length, from) }));
      if (from === undefined) {
        price.setData(rows);
        volume.setData(bars);
        for (const mean of means) mean.series.setData(mean.rows);
      } else {
        for (const row of rows) price.update(row);
        for (const bar of bars) volume.update(bar);
        for (const mean of means) for (const row of mean.rows) mean.series.update(row);
      }
      if (shown.length === 0) {
        const visible = Math.min(visibleCandlesMax, Math.floor(element.clientWidth / pixelsPerCandle));
        chart.timeScale().setVisibleLogicalRange({ from: candles.length - visible, to: candles.length + 6 });
      }
      shown = candles;
      const markerKey = `${markers.map(({ id }) => id).join()} ${candles[0]?.openAtMs} ${words.buy}`;
      if (markerKey === shownMarkers) return;
      shownMarkers = markerKey;
      const text = markers.length <= labelledMarkers ? words : { buy: '', sell: '' };
      fills.setMarkers(markers.flatMap((marker) => markerRow(marker, { candles, instrument, paint, words: text })));
    },
    remove: () => chart.remove(),
  };
}

/** The averages from an index on; before there are enough closes there is a time without a value. */
function averageRows(candles: readonly Candle[], length: number, from = 0) {
  const firstNeeded = Math.max(0, from - length);
  const means = movingAverage(candles.slice(firstNeeded), length);
  return candles.slice(from).map(({ openAtMs }, index) => {
    const value = means[from - firstNeeded + index];
    return value === undefined ? { time: chartTime(openAtMs) } : { time: chartTime(openAtMs), value };
  });
}

function markerRow(
  { atMs, side, id }: FillMarker,
  {
    candles,
    instrument,
    paint,
    words,
  }: {
    candles: readonly Candle[];
    instrument: Instrument;
    paint: Paint;
    words: Readonly<Record<'buy' | 'sell', string>>;
  },
): SeriesMarker<Time>[] {
  const openAtMs = candleOpeningAt(candles, instrument.interval, atMs);
  if (openAtMs === undefined) return [];
  const buys = side === 'buy';
  return [
    {
      id,
      time: chartTime(openAtMs),
      position: buys ? 'belowBar' : 'aboveBar',
      shape: buys ? 'arrowUp' : 'arrowDown',
      color: buys ? paint.up : paint.down,
      text: words[side],
    },
  ];
}
