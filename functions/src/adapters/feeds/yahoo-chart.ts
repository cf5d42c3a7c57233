import { dayMs, type Instant, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import { type Candle, candleFault, type Interval } from '@gaemi/core/market/candle.ts';
import * as z from 'zod/mini';
import { lenient } from './lenient.ts';
import { FeedError } from './feed.ts';

/** Seconds as sent, or what the library made of them. */
export const YahooTime = z.pipe(
  z.union([z.number(), z.date()]),
  z.transform((time) => (typeof time === 'number' ? time * secondMs : time.getTime())),
);

const Cells = z.array(z.nullable(z.number()));
/** Rates have no volume. */
const Rows = z.object({ open: Cells, high: Cells, low: Cells, close: Cells, volume: z.optional(Cells) });

const Period = z.object({ start: YahooTime, end: YahooTime });

const Chart = z.object({
  meta: z.object({
    symbol: z.string(),
    currency: z.optional(z.nullable(z.string())),
    dataGranularity: z.optional(z.nullable(z.string())),
    gmtoffset: z.optional(z.number()),
    regularMarketTime: z.optional(YahooTime),
    currentTradingPeriod: z.optional(z.object({ regular: Period })),
    // A plain list where nothing but regular sessions was asked for.
    tradingPeriods: lenient(z.object({ regular: z.array(z.array(Period)) })),
  }),
  timestamp: z.optional(z.nullable(z.array(z.int()))),
  indicators: z.object({ quote: z.array(z.union([Rows, z.record(z.string(), z.never())])) }),
});
type Chart = z.output<typeof Chart>;

/** How the vendor calls what it was asked for. */
const granularities: Readonly<Record<Interval, readonly string[]>> = {
  '1m': ['1m'],
  '1h': ['1h', '60m'],
  '1d': ['1d'],
};

/** Reads a raw chart as candles, ascending; a candle that is still forming may be among them. */
export function candlesOfChart(answer: unknown, symbol: string, interval: Interval): Candle[] {
  const parsed = Chart.safeParse(answer);
  if (!parsed.success) throw malformed(symbol, `${parsed.error.issues[0]?.path.join('.')} is not as expected`);
  const { meta, indicators } = parsed.data;
  const timestamp = parsed.data.timestamp ?? [];
  if (meta.symbol.toUpperCase() !== symbol.toUpperCase()) throw malformed(symbol, `it is of "${meta.symbol}"`);
  const granularity = meta.dataGranularity ?? interval;
  // For long spans the vendor has answered months in the place of days.
  if (!granularities[interval].includes(granularity)) throw malformed(symbol, `it is by "${granularity.slice(0, 10)}"`);
  if (timestamp.length === 0) return [];
  const rows = indicators.quote[0];
  if (rows === undefined || !isRows(rows)) throw malformed(symbol, 'there are times without prices');
  const columns = [rows.open, rows.high, rows.low, rows.close, rows.volume ?? rows.close];
  if (columns.some((column) => column.length !== timestamp.length)) {
    throw malformed(symbol, 'times and prices are not of the same number');
  }
  const candles = new Map<Instant, Candle>();
  timestamp.forEach((seconds, row) => {
    const openAtMs = openingOf(seconds * secondMs, meta, interval);
    const candle = candleAt(rows, row, openAtMs);
    if (candle !== undefined) candles.set(candle.openAtMs, candle);
  });
  if (candles.size === 0 && columns.some((column) => column.some((cell) => cell !== null))) {
    throw malformed(symbol, 'no row is a possible candle');
  }
  return [...candles.values()].toSorted((left, right) => left.openAtMs - right.openAtMs);
}

/** Rows without a trade are null, and one impossible row is no reason to lose the others: both stay missing. */
function candleAt(rows: z.output<typeof Rows>, row: number, openAtMs: Instant | undefined): Candle | undefined {
  const { open, high, low, close, volume } = rows;
  const cells = [open[row], high[row], low[row], close[row]];
  const [opening, highest, lowest, closing] = cells.filter((cell) => typeof cell === 'number');
  if (openAtMs === undefined || closing === undefined) return undefined;
  if (opening === undefined || highest === undefined || lowest === undefined) return undefined;
  const candle = {
    openAtMs,
    open: opening,
    high: highest,
    low: lowest,
    close: closing,
    volume: volume?.[row] ?? 0,
  };
  return candleFault(candle) === undefined ? candle : undefined;
}

/**
 * The last row of a running or just closed session is stamped with the last trade instead of its opening. A day's
 * opening is known from the session; of a shorter interval it is not, so that row is left out until it is regular.
 */
function openingOf(atMs: Instant, meta: Chart['meta'], interval: Interval): Instant | undefined {
  // Times before 1970 are no instants of this house; prices before and after the session are no candles of it.
  if (atMs <= 0 || !isRegular(atMs, meta)) return undefined;
  const session = meta.currentTradingPeriod?.regular;
  if (session === undefined) return atMs % minuteMs === 0 ? atMs : undefined;
  const localDay = (instant: Instant) => Math.floor((instant + (meta.gmtoffset ?? 0) * secondMs) / dayMs);
  const daysMs = (localDay(session.start) - localDay(atMs)) * dayMs;
  const closing = interval !== '1m' && atMs === meta.regularMarketTime && atMs === session.end - daysMs;
  if (atMs % minuteMs === 0 && !closing) return atMs;
  return interval === '1d' ? session.start - daysMs : undefined;
}

function isRegular(atMs: Instant, { tradingPeriods }: Chart['meta']): boolean {
  const regular = tradingPeriods?.regular.flat() ?? [];
  return regular.length === 0 || regular.some(({ start, end }) => atMs >= start && atMs <= end);
}

function isRows(rows: z.output<typeof Rows> | Record<string, never>): rows is z.output<typeof Rows> {
  return Array.isArray(rows['open']);
}

function malformed(symbol: string, fault: string): FeedError {
  return new FeedError('malformed', `yahoo sent a wrong chart of "${symbol}": ${fault}`);
}
