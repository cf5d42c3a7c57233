import { isPrice } from '@gaemi/core/market/candle.ts';
import * as z from 'zod/mini';
import { lenient } from './lenient.ts';

/** As much of the library's exchange as prices need. */
export interface CcxtExchange {
  setMarkets(markets: readonly unknown[]): unknown;
  fetchTickers(symbols: string[]): Promise<unknown>;
  fetchOHLCV(symbol: string, timeframe: string, since: number, limit: number): Promise<unknown>;
}

/** The library's own transport is replaced by ours, which has our time-outs, sizes and errors. */
export interface CcxtOptions {
  readonly timeout: number;
  readonly fetchImplementation: (url: string, init: RequestInit) => Promise<Response>;
}

/** One exchange of the library: a file that imports this one alone, and a line in the list of feeds. */
export interface CcxtVenue {
  readonly name: string;
  /** Where it is reached without a stand-in. */
  readonly url: RegExp;
  readonly candlesPerCall: number;
  open(options: CcxtOptions): CcxtExchange;
  /** The exchange's own name of a market; reading its whole list of markets would be megabytes a start. */
  marketId(base: string, quote: string): string;
  /** Whether an answer has the outer shape of data: the library reads anything else as nothing at all. */
  isData(answer: unknown): boolean;
  /** Whether a refusal with this body means that the market does not exist. */
  isUnknown(body: string): boolean;
}

/** The library's tickers, each under its symbol. */
export const CcxtTickers = z.record(z.string(), z.unknown());

export const CcxtTicker = z.object({
  symbol: z.string(),
  timestamp: z.int().check(z.positive()),
  last: z.number().check(z.refine(isPrice)),
  previousClose: lenient(z.number()),
  baseVolume: lenient(z.number()),
});

/** Rows of the library: opening in milliseconds, open, high, low, close, volume of the base. */
export const CcxtRows = z.array(
  z.tuple([z.int().check(z.positive()), z.number(), z.number(), z.number(), z.number(), z.number()]),
);
