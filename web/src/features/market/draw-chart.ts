import { koreaOffsetMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  LineSeries,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { candleOpeningAt, type FillMarker } from './fill-markers.ts';
import { faded, type Paint } from './chart-paint.ts';
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

/** The chart library knows no time zones: Korean wall time is given to it as if it were UTC. Korea has no summer time. */
function chartTime(openAtMs: number): UTCTimestamp {
  return ((openAtMs + koreaOffsetMs) / secondMs) as UTCTimestamp; // the library's own name for a number of seconds
}

/** How a chart is to look. */
export interface ChartLook {
  readonly paint: Paint;
  readonly locale: string;
}

export function drawChart(element: HTMLElement, instrument: Instrument, { paint, locale }: ChartLook): DrawnChart {
  const chart = createChart(element, chartOptions(instrument, { paint, locale }));
  const line = {
    lineWidth: 1,
    priceLineVisible: false,
    lastValueVisible: false,
    crosshairMarkerVisible: false,
  } as const;
  const price = chart.addSeries(CandlestickSeries, candleOptions(instrument, paint));
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    priceFormat: { type: 'volume' },
    lastValueVisible: false,
    priceLineVisible: false,
  });
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
  const averages = [
    { length: fastAverage, series: chart.addSeries(LineSeries, { ...line, color: paint.fast }) },
    { length: slowAverage, series: chart.addSeries(LineSeries, { ...line, color: paint.accent }) },
  ];
  const fills = createSeriesMarkers(price, []);
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

/** Where two runs of candles part, when the new one only changes or adds its newest few; otherwise nothing. */
function firstDifference(before: readonly Candle[], after: readonly Candle[]): number | undefined {
  const from = before.length - 1;
  if (from < 0 || after.length < before.length || before[0]?.openAtMs !== after[0]?.openAtMs) return undefined;
  return before[from]?.openAtMs === after[from]?.openAtMs ? from : undefined;
}

function priceRow({ openAtMs, open, high, low, close }: Candle) {
  return { time: chartTime(openAtMs), open, high, low, close };
}

function volumeRow({ openAtMs, open, close, volume }: Candle, paint: Paint) {
  return { time: chartTime(openAtMs), value: volume, color: faded(close >= open ? paint.up : paint.down, 0.35) };
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

function candleOptions({ priceDecimals }: Instrument, { up, down }: Paint) {
  return {
    upColor: up,
    downColor: down,
    borderVisible: false,
    wickUpColor: up,
    wickDownColor: down,
    priceFormat: { type: 'price', precision: priceDecimals, minMove: 10 ** -priceDecimals },
  } as const;
}

function chartOptions({ interval, priceDecimals }: Instrument, { paint, locale }: ChartLook) {
  const { soft, line, ink } = paint;
  const prices = new Intl.NumberFormat(locale, {
    minimumFractionDigits: priceDecimals,
    maximumFractionDigits: priceDecimals,
  });
  return {
    autoSize: true,
    layout: {
      background: { color: 'transparent' },
      textColor: soft,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 11,
      attributionLogo: true,
    },
    grid: { vertLines: { color: faded(line, 0.55) }, horzLines: { color: faded(line, 0.55) } },
    crosshair: {
      mode: CrosshairMode.Normal,
      vertLine: { color: faded(ink, 0.4) },
      horzLine: { color: faded(ink, 0.4) },
    },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.06, bottom: 0.2 } },
    timeScale: { borderVisible: false, timeVisible: interval !== '1d', secondsVisible: false, rightOffset: 6 },
    localization: { locale, priceFormatter: (price: number) => prices.format(price) },
    handleScroll: { vertTouchDrag: false },
  };
}
