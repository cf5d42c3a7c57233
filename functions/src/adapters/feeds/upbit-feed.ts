import { floorInstant, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { type Candle, candleFault, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { isUnnamed } from '@gaemi/core/market/is-unnamed.ts';
import * as z from 'zod/mini';
import { type Feed, FeedError } from './feed.ts';
import { createUpbitNames } from './upbit-names.ts';
import { type Ask, createUpbitAsk, type UpbitFeedOptions } from './upbit-ask.ts';
import { parseAnswer, Price, Volume } from './upbit-numbers.ts';
import { readQuotes } from './upbit-quotes.ts';

const candlesPerCall = 200;
/** More than this in one question is a mistake: at 10 calls a second it would hold a function for half a minute. */
const candlesMax = 50_000;

const paths: Readonly<Record<Interval, string>> = {
  '1m': 'minutes/1',
  '1h': 'minutes/60',
  '1d': 'days',
};

const Candles = z.array(
  z.object({
    market: z.string(),
    candle_date_time_utc: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
    opening_price: Price,
    high_price: Price,
    low_price: Price,
    trade_price: Price,
    candle_acc_trade_volume: Volume,
    /** Minutes; days have none. */
    unit: z.optional(z.number()),
  }),
);

const noNames: ReadonlyMap<string, Text> = new Map();

/** Reads the public quotation endpoints; needs no key. */
export function createUpbitFeed(options: UpbitFeedOptions): Feed {
  const ask = createUpbitAsk(options);
  const names = createUpbitNames(ask, options.now ?? Date.now);
  return {
    name: 'upbit',
    async quotes(instruments) {
      const isNameless = instruments.some(isUnnamed);
      const [quotes, known] = await Promise.all([readQuotes(ask, instruments), isNameless ? names.orNone() : noNames]);
      return quotes.map((quote) => {
        const name = known.get(quote.instrumentId);
        return name === undefined ? quote : { ...quote, name };
      });
    },
    search: names.search,
    candles: (instrument, interval, span) => readCandles(ask, instrument, { interval, ...span }),
  };
}

async function readCandles(
  ask: Ask,
  instrument: Instrument,
  { interval, fromMs, toMs }: { interval: Interval; fromMs: Instant; toMs: Instant },
): Promise<Candle[]> {
  const stepMs = intervalMs[interval];
  // Candles that open at the end of the last whole interval are still forming.
  let endMs = floorInstant(toMs, stepMs);
  if ((endMs - fromMs) / stepMs > candlesMax) {
    throw new RangeError(`ask for at most ${candlesMax} candles at a time, not for ${(endMs - fromMs) / stepMs}`);
  }
  const newestFirst: Candle[] = [];
  while (endMs > fromMs) {
    const count = Math.min(candlesPerCall, Math.ceil((endMs - fromMs) / stepMs));
    const to = `${new Date(endMs).toISOString().slice(0, 19)}Z`;
    const query = `market=${encodeURIComponent(instrument.id)}&to=${encodeURIComponent(to)}&count=${count}`;
    const rows = parseAnswer(Candles, await ask('candles', `/v1/candles/${paths[interval]}?${query}`));
    const older = candlesOf(rows, instrument, interval).filter(({ openAtMs }) => openAtMs < endMs);
    newestFirst.push(...older.filter(({ openAtMs }) => openAtMs >= fromMs));
    const oldest = older.at(-1);
    // Fewer than asked for, each counted as often as it came: there is no older history. None older: it does not page.
    if (oldest === undefined || rows.length < count) break;
    endMs = oldest.openAtMs;
  }
  return newestFirst.toReversed();
}

/** Newest first, each opening once. */
function candlesOf(rows: z.output<typeof Candles>, { id }: Instrument, interval: Interval): Candle[] {
  const byOpening = new Map<Instant, Candle>();
  for (const row of rows) {
    const candle = {
      openAtMs: Date.parse(`${row.candle_date_time_utc}Z`),
      open: row.opening_price,
      high: row.high_price,
      low: row.low_price,
      close: row.trade_price,
      volume: row.candle_acc_trade_volume,
    };
    const fault = rowFault(row, id, interval) ?? timeFault(candle.openAtMs, row, interval) ?? candleFault(candle)?.en;
    if (fault !== undefined) throw new FeedError('malformed', `upbit sent a wrong candle of "${id}": ${fault}`);
    byOpening.set(candle.openAtMs, candle);
  }
  return [...byOpening.values()].toSorted((left, right) => right.openAtMs - left.openAtMs);
}

type CandleRow = z.output<typeof Candles>[number];

function rowFault({ market, unit }: CandleRow, id: string, interval: Interval): string | undefined {
  if (market !== id) return `it is of "${market}"`;
  return unit === undefined || unit * minuteMs === intervalMs[interval] ? undefined : `it is of ${unit} minutes`;
}

function timeFault(openAtMs: Instant, row: CandleRow, interval: Interval): string | undefined {
  // The parser makes the first of March of a thirtieth of February.
  const exists = !Number.isNaN(openAtMs) && new Date(openAtMs).toISOString().startsWith(row.candle_date_time_utc);
  if (!exists) return 'its time does not exist';
  return openAtMs % intervalMs[interval] === 0 ? undefined : 'it opens between two others';
}
