import type { Instant } from '../base/instant.ts';
import type { Candle } from './candle.ts';
import type { CorporateAction, Split } from './corporate-action.ts';

/**
 * Prices as if every share had always been one of today's: a split divides older prices by its ratio and multiplies
 * their volume, a dividend lowers older prices by the part of the last close before it that was paid out. The newest
 * candle keeps its traded price. Only actions known to be in force at `asOfMs` count, so that the past decides the same.
 */
export function adjustCandles(
  candles: readonly Candle[],
  actions: readonly CorporateAction[],
  asOfMs: Instant,
): readonly Candle[] {
  const firstMs = candles[0]?.openAtMs ?? asOfMs;
  const inForce = actions.filter(({ atMs }) => atMs > firstMs && atMs <= asOfMs);
  if (inForce.length === 0) return candles;
  const newestFirst = inForce.toSorted((left, right) => right.atMs - left.atMs);
  let [price, volume, next] = [1, 1, 0];
  const adjusted = candles.toReversed().map((candle) => {
    for (let action = newestFirst[next]; action !== undefined && candle.openAtMs < action.atMs;) {
      const factors = factorsOf(action, candle.close);
      [price, volume] = [price * factors.price, volume * factors.volume];
      next += 1;
      action = newestFirst[next];
    }
    return next === 0 ? candle : scaled(candle, price, volume);
  });
  return adjusted.toReversed();
}

/** Prices as they were traded, from a vendor that divides all older ones whenever a share is split. */
export function restoreCandles(
  candles: readonly Candle[],
  splits: readonly Split[],
  priceDecimals: number,
): readonly Candle[] {
  if (splits.length === 0) return candles;
  // What the vendor has divided comes back within its own rounding; traded prices have few decimals.
  const rounding = 10 ** priceDecimals;
  const tradedPrice = (price: number) => Math.round(price * rounding) / rounding;
  return candles.map((candle) => {
    const since = splits.filter(({ atMs }) => candle.openAtMs < atMs);
    if (since.length === 0) return candle;
    const ratio = since.reduce((product, { numerator, denominator }) => (product * numerator) / denominator, 1);
    const { openAtMs, open, high, low, close, volume } = scaled(candle, ratio, 1 / ratio);
    const prices = {
      open: tradedPrice(open),
      high: tradedPrice(high),
      low: tradedPrice(low),
      close: tradedPrice(close),
    };
    return { openAtMs, ...prices, volume: Math.round(volume) };
  });
}

/** `closeBefore` is the last traded price before the action. */
function factorsOf(action: CorporateAction, closeBefore: number): { readonly price: number; readonly volume: number } {
  if (action.kind === 'dividend') {
    // More than the share was worth is a mistake of the source, and would turn prices negative.
    const isPossible = action.amount > 0 && action.amount < closeBefore;
    return { price: isPossible ? 1 - action.amount / closeBefore : 1, volume: 1 };
  }
  const ratio = action.numerator / action.denominator;
  return { price: 1 / ratio, volume: ratio };
}

function scaled(candle: Candle, price: number, volume: number): Candle {
  return {
    openAtMs: candle.openAtMs,
    open: candle.open * price,
    high: candle.high * price,
    low: candle.low * price,
    close: candle.close * price,
    volume: candle.volume * volume,
  };
}
