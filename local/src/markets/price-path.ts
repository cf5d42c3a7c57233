import type { Candle } from '@gaemi/core/market/candle.ts';
import { secondMs } from '@gaemi/core/base/instant.ts';
import { roughNormalAt, uniformAt } from './luck.ts';
import { roundToTick, type TickSize } from './tick-size.ts';

/** A candle with its end: an hour of trading, or a session. */
export interface PlayedCandle extends Candle {
  readonly closeAtMs: number;
}

/** What happens inside a candle, second by second, so that quotes move between two closes. */
export interface PricePath {
  /** The last trade at or before an instant of the candle. */
  priceAt(atMs: number): number;
  /** The part of the candle between two of its instants; the whole of it is the candle itself. */
  slice(fromMs: number, toMs: number): Candle;
}

/**
 * Draws a Brownian bridge from the open through both extremes to the close, the same one whenever it is asked. It never
 * leaves the candle, so that everything cut from it adds up to what was recorded.
 */
export function pricePath(candle: PlayedCandle, tickSize: TickSize, seed: number): PricePath {
  const place = Math.floor(candle.openAtMs / secondMs);
  const steps = Math.max(4, Math.floor((candle.closeAtMs - candle.openAtMs) / secondMs));
  const corners = cornersOf(candle, steps, { seed, place });
  // Parkinson's estimate of the deviation behind a range.
  const deviationPerStep = (0.6 * (candle.high - candle.low)) / Math.sqrt(steps);
  const stepAt = (atMs: number) => clamp(Math.floor((atMs - candle.openAtMs) / secondMs), 0, steps - 1);

  const priceBetween = (from: Corner, to: Corner, middle: number): number => {
    const noise = roughNormalAt(seed ^ place, middle, to.step - from.step);
    const spread = (deviationPerStep * Math.sqrt(to.step - from.step)) / 2;
    return reflect((from.price + to.price) / 2 + noise * spread, candle.low, candle.high);
  };
  const quoted = (price: number) => clamp(roundToTick(price, tickSize), candle.low, candle.high);

  const priceOfStep = (step: number): number => {
    let right = corners.findIndex((corner) => corner.step >= step);
    right = Math.max(right, 0);
    let to = corners[right] ?? { step: steps - 1, price: candle.close };
    if (to.step === step) return to.price;
    let from = corners[right - 1] ?? { step: 0, price: candle.open };
    while (to.step - from.step > 1) {
      const middle = (from.step + to.step) >> 1;
      const price = priceBetween(from, to, middle);
      if (middle === step) return quoted(price);
      if (middle < step) from = { step: middle, price };
      else to = { step: middle, price };
    }
    return quoted(from.price);
  };

  /** The same prices in their order, each halving made once for all the steps below it: hours take years of them. */
  const eachPrice = (first: number, last: number, visit: (price: number) => void): void => {
    const within = (from: Corner, to: Corner): void => {
      if (to.step - from.step <= 1 || to.step <= first || from.step >= last) return;
      const step = (from.step + to.step) >> 1;
      const middle = { step, price: priceBetween(from, to, step) };
      within(from, middle);
      if (step >= first && step <= last) visit(quoted(middle.price));
      within(middle, to);
    };
    for (const [index, corner] of corners.entries()) {
      const before = corners[index - 1];
      if (before !== undefined) within(before, corner);
      if (corner.step >= first && corner.step <= last) visit(corner.price);
    }
  };

  const scan = rememberScan(priceOfStep, eachPrice);
  return {
    priceAt: (atMs) => priceOfStep(stepAt(atMs)),
    slice(fromMs, toMs) {
      if (fromMs <= candle.openAtMs && toMs >= candle.closeAtMs) return plainCandle(candle);
      const first = stepAt(fromMs);
      const last = stepAt(Math.max(fromMs, toMs - 1));
      const { open, high, low, close } = scan(first, last);
      const share = volumeShare((last + 1) / steps, seed ^ place) - volumeShare(first / steps, seed ^ place);
      const volume = Number((candle.volume * share).toFixed(8));
      return { openAtMs: Math.max(fromMs, candle.openAtMs), open, high, low, close, volume };
    },
  };
}

interface Scan {
  readonly first: number;
  readonly last: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** A session has 23,400 seconds and its forming candle is asked for at each of them, so a scan goes on where it was. */
function rememberScan(
  priceOfStep: (step: number) => number,
  eachPrice: (first: number, last: number, visit: (price: number) => void) => void,
): (first: number, last: number) => Scan {
  let longest: Scan | undefined;
  return (first, last) => {
    const known = longest?.first === first && longest.last <= last ? longest : undefined;
    const open = known?.open ?? priceOfStep(first);
    let { high, low, close } = known ?? { high: open, low: open, close: open };
    eachPrice((known?.last ?? first) + 1, last, (price) => {
      close = price;
      if (price > high) high = price;
      if (price < low) low = price;
    });
    const scan = { first, last, open, high, low, close };
    if (last - first > 120) longest = scan;
    return scan;
  };
}

function plainCandle({ openAtMs, open, high, low, close, volume }: PlayedCandle): Candle {
  return { openAtMs, open, high, low, close, volume };
}

interface Corner {
  readonly step: number;
  readonly price: number;
}

function cornersOf(candle: PlayedCandle, steps: number, luck: { seed: number; place: number }): Corner[] {
  const lower = 1 + Math.floor(uniformAt(luck.seed, luck.place, 1) * (steps - 3));
  const upper = lower + 1 + Math.floor(uniformAt(luck.seed, luck.place, 2) * (steps - 2 - lower));
  // A candle that rises usually saw its low first.
  const lowFirst = uniformAt(luck.seed, luck.place, 3) < (candle.close >= candle.open ? 0.8 : 0.2);
  return [
    { step: 0, price: candle.open },
    { step: lower, price: lowFirst ? candle.low : candle.high },
    { step: upper, price: lowFirst ? candle.high : candle.low },
    { step: steps - 1, price: candle.close },
  ];
}

/** How much of the volume has traded after a share of the time: uneven, as trading is, and never falling. */
function volumeShare(timeShare: number, seed: number): number {
  let before = 0;
  let weight = 1;
  let rest = clamp(timeShare, 0, 1);
  for (let depth = 1, place = 1; depth <= 10; depth += 1) {
    const left = 0.3 + 0.4 * uniformAt(seed, place, depth);
    if (rest < 0.5) {
      weight *= left;
      rest *= 2;
      place *= 2;
    } else {
      before += weight * left;
      weight *= 1 - left;
      rest = rest * 2 - 1;
      place = place * 2 + 1;
    }
  }
  return before + weight * rest;
}

function reflect(price: number, low: number, high: number): number {
  if (price > high) return clamp(2 * high - price, low, high);
  return price < low ? clamp(2 * low - price, low, high) : price;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
