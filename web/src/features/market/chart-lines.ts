import type { Candle } from '@gaemi/core/market/candle.ts';
import { HistogramSeries, type IChartApi, LineSeries } from 'lightweight-charts';
import { faded, type Paint } from './chart-paint.ts';
import { chartTime } from './chart-rows.ts';
import type { IndicatorLook, LineLook } from './indicator-look.ts';

export function addLine(
  chart: IChartApi,
  { look, line, paint }: { readonly look: IndicatorLook; readonly line: LineLook; readonly paint: Paint },
) {
  const common = {
    priceLineVisible: false,
    lastValueVisible: look.pane > 0,
    priceFormat: { type: 'custom', formatter: compact, minMove: 0.000_001 },
  } as const;
  if (line.kind === 'histogram') return chart.addSeries(HistogramSeries, common, look.pane);
  const series = chart.addSeries(
    LineSeries,
    {
      ...common,
      ...(look.pane === 0 ? { priceFormat: { type: 'price' } as const } : {}),
      color: paint[line.colour],
      lineWidth: 1,
      lineVisible: line.kind === 'line',
      pointMarkersVisible: line.kind === 'dots',
      pointMarkersRadius: 1.5,
      crosshairMarkerVisible: false,
    },
    look.pane,
  );
  if (line === look.lines[0]) {
    for (const price of look.levels) {
      series.createPriceLine({
        price,
        color: faded(paint.soft, 0.6),
        lineWidth: 1,
        lineStyle: 2,
        axisLabelVisible: false,
      });
    }
  }
  return series;
}

const compactNumber = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });

function compact(value: number): string {
  return compactNumber.format(value);
}

/** A time without a value where the indicator has none yet. */
export function lineRow(
  { openAtMs }: Candle,
  value: number | undefined,
  { line, paint }: { readonly line: LineLook; readonly paint: Paint },
) {
  const time = chartTime(openAtMs);
  if (value === undefined || Number.isNaN(value)) return { time };
  if (line.kind !== 'histogram') return { time, value };
  return { time, value, color: faded(value >= 0 ? paint.up : paint.down, 0.6) };
}
