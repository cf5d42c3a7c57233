import { koreaOffsetMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { CrosshairMode, type UTCTimestamp } from 'lightweight-charts';
import { faded, type Paint } from './chart-paint.ts';
import type { ShownInstrument } from './market-search.ts';

/** How a chart is to look. */
export interface ChartLook {
  readonly paint: Paint;
  readonly locale: string;
}

/** The chart library knows no time zones: Korean wall time is given to it as if it were UTC. Korea has no summer time. */
export function chartTime(openAtMs: number): UTCTimestamp {
  return ((openAtMs + koreaOffsetMs) / secondMs) as UTCTimestamp; // the library's own name for a number of seconds
}

/** Where two runs of candles part, when the new one only changes or adds its newest few; otherwise nothing. */
export function firstDifference(before: readonly Candle[], after: readonly Candle[]): number | undefined {
  const from = before.length - 1;
  if (from < 0 || after.length < before.length || before[0]?.openAtMs !== after[0]?.openAtMs) return undefined;
  return before[from]?.openAtMs === after[from]?.openAtMs ? from : undefined;
}

export function priceRow({ openAtMs, open, high, low, close }: Candle) {
  return { time: chartTime(openAtMs), open, high, low, close };
}

/** A bar that may still change: its body is only outlined in a fainter colour. */
export function formingRow(candle: Candle, { up, down }: Paint) {
  const colour = candle.close >= candle.open ? up : down;
  return { ...priceRow(candle), color: faded(colour, 0.3), borderColor: colour, wickColor: colour };
}

export function volumeRow({ openAtMs, open, close, volume }: Candle, paint: Paint) {
  return { time: chartTime(openAtMs), value: volume, color: faded(close >= open ? paint.up : paint.down, 0.35) };
}

export const volumeOptions = {
  priceScaleId: 'volume',
  priceFormat: { type: 'volume' },
  lastValueVisible: false,
  priceLineVisible: false,
} as const;

export function candleOptions({ priceDecimals }: ShownInstrument, { up, down }: Paint) {
  return {
    upColor: up,
    downColor: down,
    borderUpColor: up,
    borderDownColor: down,
    wickUpColor: up,
    wickDownColor: down,
    priceFormat: { type: 'price', precision: priceDecimals, minMove: 10 ** -priceDecimals },
  } as const;
}

export function chartOptions({ interval, priceDecimals }: ShownInstrument, { paint, locale }: ChartLook) {
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
