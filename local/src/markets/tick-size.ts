/** What prices are multiples of, at a price. */
export type TickSize = (price: number) => number;

/** KRW market of Upbit since 2025-07-31. */
export const upbitTick: TickSize = (price) => bandOf(upbitBands, price, 0.000_000_01);

/** Shares on KRX since 2023-01-25. */
export const krxTick: TickSize = (price) => bandOf(krxBands, price, 1);

/** KOSPI200 futures. */
export const futuresTick: TickSize = () => 0.05;

export const centTick: TickSize = () => 0.01;

/** The nearest price that may be quoted. */
export function roundToTick(price: number, tickSize: TickSize): number {
  const tick = tickSize(price);
  const rounded = Math.round(price / tick) * tick;
  // A product with 0.01 carries binary dust that no venue quotes.
  return tick >= 1 ? rounded : Number(rounded.toFixed(Math.ceil(-Math.log10(tick))));
}

type Band = readonly [fromPrice: number, tick: number];

const upbitBands: readonly Band[] = [
  [1_000_000, 1000],
  [500_000, 500],
  [100_000, 100],
  [50_000, 50],
  [10_000, 10],
  [5000, 5],
  [100, 1],
  [10, 0.1],
  [1, 0.01],
  [0.1, 0.001],
  [0.01, 0.0001],
  [0.001, 0.000_01],
  [0.0001, 0.000_001],
  [0.000_01, 0.000_000_1],
];

const krxBands: readonly Band[] = [
  [500_000, 1000],
  [200_000, 500],
  [50_000, 100],
  [20_000, 50],
  [5000, 10],
  [2000, 5],
];

function bandOf(bands: readonly Band[], price: number, lowest: number): number {
  return bands.find(([fromPrice]) => price >= fromPrice)?.[1] ?? lowest;
}
