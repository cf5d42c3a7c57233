import type { Id } from '../base/id.ts';
import type { Interval } from './candle.ts';

/** How a recording is called: `KRW-BTC_1m.csv`; a colon, which some file systems refuse, is written as a tilde. */
export function recordingFileName(instrumentId: Id, interval: Interval): string {
  return `${instrumentId.replaceAll(':', '~')}_${interval}.csv`;
}

/** The instrument that the symbol of a recording's name stands for; pairs abroad are mostly written in one word. */
export function instrumentOfFile(symbol: string): Id {
  const [, asset] = /^(?!KRW-)([A-Z0-9]{2,12})-?USDT$/.exec(symbol) ?? [];
  return asset === undefined ? symbol.replaceAll('~', ':') : `binance:${asset}-USDT`;
}
