import { floorInstant, secondMs } from '@gaemi/core/base/instant.ts';
import { roundToTick } from '../../markets/tick-size.ts';
import { seedOf, uniformAt } from '../../markets/luck.ts';
import type { UpbitMarket } from './upbit-market.ts';

export interface BookLevel {
  readonly price: number;
  readonly size: number;
}

export interface Book {
  readonly atMs: number;
  /** Cheapest first. */
  readonly asks: readonly BookLevel[];
  /** Dearest first. */
  readonly bids: readonly BookLevel[];
}

export const bookLevels = 30;

/**
 * A book drawn around the last trade, the same within one second: recordings carry no books. Each level holds some
 * millions of won, more in the depth, so that small orders fill at the top and large ones walk.
 */
export function bookOf({ id, series }: UpbitMarket, nowMs: number): Book | undefined {
  const trade = series.priceAt(nowMs);
  if (trade === undefined) return undefined;
  const atMs = floorInstant(nowMs, secondMs);
  const seed = seedOf(id, atMs / secondMs);
  const tick = series.tickSize(trade.price);
  const side = (direction: 1 | -1): BookLevel[] => {
    const levels: BookLevel[] = [];
    // The last trade took one of the two sides; that side's best is its price.
    const tookAsk = uniformAt(seed, 1) < 0.5;
    let price = trade.price + ((direction === 1) === tookAsk ? 0 : direction * tick);
    for (let level = 0; level < bookLevels; level += 1) {
      const won = 2_000_000 + 28_000_000 * uniformAt(seed, level, direction) ** 2 * (1 + level / 8);
      levels.push({ price, size: Number((won / price).toFixed(8)) });
      const steps = 1 + Math.floor(uniformAt(seed, level, direction * 7) * 3);
      price = roundToTick(price + direction * tick * steps, series.tickSize);
    }
    return levels;
  };
  return { atMs, asks: side(1), bids: side(-1) };
}

export function orderbookOf(market: UpbitMarket, nowMs: number, levels: number): unknown {
  const book = bookOf(market, nowMs);
  if (book === undefined) return undefined;
  return {
    market: market.id,
    timestamp: book.atMs,
    total_ask_size: total(book.asks),
    total_bid_size: total(book.bids),
    orderbook_units: book.asks.slice(0, levels).map((ask, index) => ({
      ask_price: ask.price,
      bid_price: book.bids[index]?.price,
      ask_size: ask.size,
      bid_size: book.bids[index]?.size,
    })),
    level: 0,
  };
}

function total(levels: readonly BookLevel[]): number {
  return Number(levels.reduce((sum, { size }) => sum + size, 0).toFixed(8));
}
