import type { Candle } from '@gaemi/core/market/candle.ts';
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  createTextWatermark,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type LogicalRange,
} from 'lightweight-charts';
import { type ChartMark, markerRows } from './chart-markers.ts';
import { addLine, lineRow } from './chart-lines.ts';
import {
  candleOptions,
  type ChartLook,
  chartOptions,
  formingRow,
  priceRow,
  volumeOptions,
  volumeRow,
} from './chart-rows.ts';
import type { IndicatorLook } from './indicator-look.ts';
import type { ShownInstrument } from './market-search.ts';

/** What is on the chart: candles, the last of which may still be forming, and lines over the closed ones. */
export interface ChartScene {
  readonly candles: readonly Candle[];
  /** How many of them, from the first, have closed; the others are forming. */
  readonly closed: number;
  /** By indicator, then by line; as long as the closed candles. */
  readonly lines: readonly Readonly<Record<string, Float64Array>>[];
  readonly marks: readonly ChartMark[];
}

export interface MarketChart {
  show(scene: ChartScene): void;
  /** Shows the newest span of time. */
  showSpan(spanMs: number): void;
  /** What is in sight, in bars; to be put back when the chart is drawn anew. */
  view(): LogicalRange | null;
  setView(view: LogicalRange): void;
  remove(): void;
}

export interface MarketChartWish extends ChartLook {
  readonly instrument: ShownInstrument;
  readonly looks: readonly IndicatorLook[];
  /** Written into the corner of each indicator's own pane. */
  readonly names: readonly string[];
  /** Tells the index of the candle under the pointer, or that there is none. */
  readonly onPoint: (index: number | undefined) => void;
  /** Tells that the oldest candles have come into sight. */
  readonly onOldest: () => void;
}

const paneStretch = { price: 3.2, other: 1 } as const;
const oldestBars = 20;

export function drawMarketChart(element: HTMLElement, wish: MarketChartWish): MarketChart {
  const { instrument, looks, paint } = wish;
  const chart = createChart(element, marketOptions(wish));
  const price = chart.addSeries(CandlestickSeries, candleOptions(instrument, paint));
  const volume = chart.addSeries(HistogramSeries, volumeOptions);
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.85, bottom: 0 } });
  const series = looks.flatMap((look, indicator) =>
    look.lines.map((line) => ({ indicator, line, series: addLine(chart, { look, line, paint }) })),
  );
  chart.panes().forEach((pane, index) => pane.setStretchFactor(index === 0 ? paneStretch.price : paneStretch.other));
  namePanes(chart, wish);
  const columns = new Map<(typeof series)[number]['series'], ArrayBufferLike | undefined>();
  const markers = createSeriesMarkers(price, [], { zOrder: 'aboveSeries' });
  let shown: readonly Candle[] = [];
  let shownMarks: readonly ChartMark[] = [];
  chart.subscribeCrosshairMove(({ logical, point }) =>
    wish.onPoint(logical === undefined || point === undefined || shown[logical] === undefined ? undefined : logical),
  );
  chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
    if (range !== null && shown.length > 0 && range.from < oldestBars) wish.onOldest();
  });
  return {
    show({ candles, closed, lines, marks }) {
      const from = firstChange(shown, candles);
      const known = shown.length;
      const drawnCandle = (candle: Candle, index: number) =>
        index < closed ? priceRow(candle) : formingRow(candle, paint);
      put(price, candles, { from, known, row: drawnCandle });
      put(volume, candles, { from, known, row: (candle) => volumeRow(candle, paint) });
      for (const { indicator, line, series: drawn } of series) {
        const values = lines[indicator]?.[line.line];
        // A line that was computed anew, as when its benchmark comes, is another one from its beginning on.
        const own = { from: columns.get(drawn) === values?.buffer ? from : 0, known };
        columns.set(drawn, values?.buffer);
        put(drawn, candles, { ...own, row: (candle, index) => lineRow(candle, values?.[index], { line, paint }) });
      }
      if (marks !== shownMarks || from === 0) {
        markers.setMarkers(
          markerRows(marks, { candles, interval: instrument.interval, paint, pixels: element.clientWidth }),
        );
      }
      shown = candles;
      shownMarks = marks;
    },
    showSpan(spanMs) {
      const last = shown.at(-1);
      if (last === undefined) return;
      const first = shown.findIndex(({ openAtMs }) => openAtMs > last.openAtMs - spanMs);
      chart.timeScale().setVisibleLogicalRange({ from: first, to: shown.length + 3 });
    },
    view: () => chart.timeScale().getVisibleLogicalRange(),
    setView: (view) => chart.timeScale().setVisibleLogicalRange(view),
    remove: () => chart.remove(),
  };
}

function namePanes(chart: IChartApi, { looks, names, paint }: MarketChartWish): void {
  looks.forEach(({ pane }, index) => {
    const place = chart.panes()[pane];
    if (pane === 0 || place === undefined) return;
    const line = { text: names[index] ?? '', color: paint.soft, fontSize: 11, lineHeight: 22 };
    createTextWatermark(place, { horzAlign: 'left', vertAlign: 'top', lines: [line] });
  });
}

type Row = ReturnType<typeof priceRow> | ReturnType<typeof volumeRow> | ReturnType<typeof lineRow>;

interface Rows {
  readonly from: number;
  /** How many candles the chart has. */
  readonly known: number;
  readonly row: (candle: Candle, index: number) => Row;
}

/** Changes the newest few, or sets all when anything older has changed. */
function put(
  series: ISeriesApi<'Candlestick'> | ISeriesApi<'Histogram'> | ISeriesApi<'Line'>,
  candles: readonly Candle[],
  { from, known, row }: Rows,
): void {
  if (from === 0) return series.setData(candles.map((candle, index) => row(candle, index)));
  // An indicator has its value once the candle has closed, which is one candle before the newest.
  for (let index = Math.max(0, from - 1); index < candles.length; index += 1) {
    const candle = candles[index];
    if (candle !== undefined) series.update(row(candle, index), index < known - 1);
  }
}

/** The first candle that is not the one shown before; 0 when the chart must be filled anew. */
function firstChange(before: readonly Candle[], after: readonly Candle[]): number {
  const same = before.findIndex((candle, index) => candle !== after[index]);
  const from = same === -1 ? before.length : same;
  // Only the candle that was forming may change, and not into one of another time: anything else is another history.
  const last = before.length - 1;
  return from < last || before[last]?.openAtMs !== after[last]?.openAtMs ? 0 : from;
}

function marketOptions(wish: MarketChartWish) {
  const options = chartOptions(wish.instrument, wish);
  return {
    ...options,
    layout: { ...options.layout, panes: { separatorColor: wish.paint.line, enableResize: true } },
    rightPriceScale: { ...options.rightPriceScale, scaleMargins: { top: 0.06, bottom: 0.08 }, minimumWidth: 76 },
  };
}
