import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { appendBar, type Bars, emptyBars } from '../src/signals/indicators/bars.ts';

/** Bars of a minute that luck made from a seed: a price around 50,000 that wanders, and comes back after a while. */
export function randomBars(count: number, seed = 1): Bars {
  const next = luck(seed);
  const bars = emptyBars(count);
  let price = 50_000;
  for (let index = 0; index < count; index += 1) {
    const open = price;
    const close = open * (1 + (next() - 0.5) * 0.02) + (50_000 - open) * 0.001;
    const high = Math.max(open, close) * (1 + next() * 0.005);
    const low = Math.min(open, close) * (1 - next() * 0.005);
    appendBar(bars, { openAtMs: index * 60_000, open, high, low, close, volume: next() * 100 }, 50_000 + next());
    price = close;
  }
  return bars;
}

/** The S&P 500 by day from 2000 to 2020, a copy of which is in the package `vega-datasets`. */
export function realBars(): Bars {
  const path = new URL('../data/sp500-2000.csv', `file://${createRequire(import.meta.url).resolve('vega-datasets')}`);
  const [, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  const bars = emptyBars();
  for (const row of rows) {
    const [date = '', ...numbers] = row.split(',');
    const [open = 0, high = 0, low = 0, close = 0, , volume = 0] = numbers.map(Number);
    appendBar(bars, { openAtMs: Date.parse(date), open, high, low, close, volume });
  }
  return bars;
}

/** Bars of an hour as the package `@typedtrader/candles` has recorded them, such as `downtrend-msft`. */
export function packagedBars(name: string): Bars {
  const path = createRequire(import.meta.url).resolve(`@typedtrader/candles/json/${name}.json`);
  const rows: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const bars = emptyBars();
  for (const row of Array.isArray(rows) ? rows : []) {
    const { openTimeInMillis: openAtMs, open, high, low, close, volume } = row;
    const [openNumber = 0, highNumber = 0, lowNumber = 0, closeNumber = 0, volumeNumber = 0] = [
      open,
      high,
      low,
      close,
      volume,
    ].map(Number);
    appendBar(bars, {
      openAtMs,
      open: openNumber,
      high: highNumber,
      low: lowNumber,
      close: closeNumber,
      volume: volumeNumber,
    });
  }
  return bars;
}

/** Numbers from 0 to 1, the same for the same seed (Numerical Recipes' linear congruence). */
function luck(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
