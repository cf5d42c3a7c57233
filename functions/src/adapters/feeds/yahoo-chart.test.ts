import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { expect, it } from 'vitest';
import { candlesOfChart } from './yahoo-chart.ts';

const openMs = Date.UTC(2026, 2, 11, 0, 0);
const closeMs = openMs + 6.5 * hourMs;

it.each([
  ['leaves out a minute without trades', '1m', [openMs, null, openMs + 2 * minuteMs], [openMs, openMs + 2 * minuteMs]],
  ['leaves out a running minute, stamped with its last trade', '1m', [openMs, openMs + 61_000], [openMs]],
  [
    'keeps the closing auction, a minute of its own',
    '1m',
    [closeMs - minuteMs, closeMs],
    [closeMs - minuteMs, closeMs],
  ],
  ['leaves out the closing row of an hour', '1h', [openMs, closeMs], [openMs]],
  ['gives the newest day its opening', '1d', [openMs - dayMs, closeMs + 21_000], [openMs - dayMs, openMs]],
  ['gives a day before the coming session its own opening', '1d', [closeMs - dayMs + 5000], [openMs - dayMs]],
] as const)('%s', (...[, interval, stamps, expected]) => {
  const candles = candlesOfChart(chartOf(stamps), '005930.KS', interval);
  expect(candles.map(({ openAtMs }) => openAtMs)).toEqual(expected);
});

it('leaves out what was traded before and after the session, where the vendor tells them apart', () => {
  const chart = chartOf([openMs - minuteMs, openMs, closeMs, closeMs + minuteMs]);
  const regular = [[{ start: openMs / 1000, end: closeMs / 1000, gmtoffset: 32_400 }]];
  const meta = { ...chart.meta, tradingPeriods: { pre: [[]], post: [[]], regular } };
  const opened = candlesOfChart({ ...chart, meta }, '005930.KS', '1m').map(({ openAtMs }) => openAtMs);
  expect(opened).toEqual([openMs, closeMs]);
  const list = { ...chart.meta, tradingPeriods: regular };
  expect(candlesOfChart({ ...chart, meta: list }, '005930.KS', '1m'), 'a plain list is no such thing').toHaveLength(4);
});

it('refuses months in the place of days', () => {
  const chart = chartOf([openMs]);
  const of = (dataGranularity: string) => ({ ...chart, meta: { ...chart.meta, dataGranularity } });
  expect(() => candlesOfChart(of('1mo'), '005930.KS', '1d')).toThrow('it is by "1mo"');
  expect(candlesOfChart(of('60m'), '005930.KS', '1h')).toHaveLength(1);
});

it('reads rates, which have no volume, and leaves out times before 1970', () => {
  const chart = chartOf([openMs, -86_400_000]);
  const quote = chart.indicators.quote.map(({ volume: _none, ...prices }) => prices);
  expect(candlesOfChart({ ...chart, indicators: { quote } }, '005930.KS', '1d')).toEqual([
    { openAtMs: openMs, open: 71_000, high: 71_000, low: 71_000, close: 71_000, volume: 0 },
  ]);
  expect(candlesOfChart({ ...chart, timestamp: null }, '005930.KS', '1d')).toEqual([]);
});

/** A Korean session; a null stamp is a row without prices. */
function chartOf(stamps: readonly (number | null)[]) {
  const cells = stamps.map((stamp) => (stamp === null ? null : 71_000));
  const session = { start: openMs / 1000, end: closeMs / 1000 };
  return {
    meta: {
      symbol: '005930.KS',
      gmtoffset: 32_400,
      regularMarketTime: closeMs / 1000,
      currentTradingPeriod: { regular: session },
    },
    timestamp: stamps.map((stamp, row) => (stamp ?? openMs + row * minuteMs) / 1000),
    indicators: { quote: [{ open: cells, high: cells, low: cells, close: cells, volume: cells }] },
  };
}
