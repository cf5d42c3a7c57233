import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Board, Quote } from '@gaemi/core/market/board.ts';
import { type Candle, intervalMs } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { seeded } from './seeded.ts';

const endPrices: Readonly<Record<string, number>> = {
  'KRW-BTC': 142_350_000,
  'KRW-ETH': 5_284_000,
  '005930.KS': 97_400,
  '000660.KS': 571_000,
  '035420.KS': 258_500,
  AAPL: 268.4,
  NVDA: 188.2,
  TSLA: 404.3,
  MSFT: 478.2,
  '^GSPC': 6634.5,
  '^KS11': 4011.6,
  'KRW=X': 1468.4,
  'KRW-USDT': 1473,
};
const volatility: Readonly<Record<Instrument['interval'], number>> = { '1m': 0.0007, '1h': 0.004, '1d': 0.012 };
const candleCounts: Readonly<Record<Instrument['interval'], number>> = { '1m': 600, '1h': 500, '1d': 500 };

/** A seeded walk: the same page at every run. */
export function fakeCandles(instrument: Instrument, endMs: number): Candle[] {
  const { interval, id, priceDecimals } = instrument;
  const random = seeded(id.length * 7919 + id.charCodeAt(0));
  const step = intervalMs[interval];
  const firstMs = endMs - (endMs % step) - candleCounts[interval] * step;
  const round = (price: number) => Number(price.toFixed(priceDecimals));
  let close = endPrices[id] ?? 100;
  let drift = 0;
  const walk = Array.from({ length: candleCounts[interval] }, (_, index) => {
    drift = drift * 0.9 + (random() - 0.5) * volatility[interval];
    const open = close;
    close = round(open * (1 + drift + (random() - 0.5) * volatility[interval]));
    const reach = () => random() * volatility[interval] * 0.8;
    return {
      openAtMs: firstMs + index * step,
      open,
      high: round(Math.max(open, close) * (1 + reach())),
      low: round(Math.min(open, close) * (1 - reach())),
      close,
      volume: Number((1 + random() * 9 + Math.abs(drift) * 4000).toFixed(4)),
    };
  });
  // The walk is scaled to end at the price it is known by, whatever way it took.
  const scale = (endPrices[id] ?? 100) / close;
  return walk.map((candle) => ({
    ...candle,
    open: round(candle.open * scale),
    high: round(candle.high * scale),
    low: round(candle.low * scale),
    close: round(candle.close * scale),
  }));
}

/** The boards that belong to those candles. */
export function fakeBoards(candles: ReadonlyMap<string, readonly Candle[]>, nowMs: number): Board[] {
  const groups = Map.groupBy(defaultInstruments, ({ group }) => group);
  const atMs = nowMs - (nowMs % minuteMs);
  return [...groups].map(([group, instruments]) => ({
    group,
    atMs,
    feed: { status: 'ok' },
    quotes: Object.fromEntries(
      instruments.map((instrument) => [instrument.id, fakeQuote(instrument, candles.get(instrument.id) ?? [], nowMs)]),
    ),
  }));
}

function fakeQuote(instrument: Instrument, candles: readonly Candle[], nowMs: number): Quote {
  const closed = candles.at(-1);
  if (closed === undefined) throw new Error(`"${instrument.id}" has no candles`);
  const price = Number((closed.close * 1.0003).toFixed(instrument.priceDecimals));
  const crypto = instrument.kind === 'crypto';
  return {
    instrumentId: instrument.id,
    price,
    previousClose: candles.at(crypto ? -400 : -2)?.open ?? price,
    volume: 1234.5,
    atMs: crypto ? nowMs - 4000 : nowMs - 5 * hourMs,
    source: instrument.feed,
    ...(instrument.kind === 'stock' ? { marketCap: price * 5_969_782_550 } : {}),
    closed,
    ...(crypto
      ? {
          forming: {
            ...closed,
            openAtMs: closed.openAtMs + minuteMs,
            open: closed.close,
            close: price,
            high: Math.max(closed.close, price),
            low: Math.min(closed.close, price),
          },
        }
      : {}),
  };
}
