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
