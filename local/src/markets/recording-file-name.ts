import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { instrumentOfFile } from '@gaemi/core/market/recording-name.ts';

export interface RecordingName {
  readonly instrumentId: string;
  /** The length of its candles: minutes or hours that a day can be cut into, or a day. */
  readonly spanMs: number;
}

/** A name that says no symbol and interval; a market that the town does not have; a length that no day is cut into. */
export type NameFault = 'unknown-name' | 'unknown-symbol' | 'unknown-interval';

const pattern = /^(?<before>.+?)[_-](?<count>\d{1,3})(?<unit>m|min|h|H|d|D|w|W)(?:[_-].*)?\.csv(?:\.gz)?$/;
const unitMs: Readonly<Record<string, number>> = { m: minuteMs, min: minuteMs, h: hourMs, d: dayMs, w: 7 * dayMs };
/** Words that say where prices are from or what they are, not of what. */
const descriptions = new Set(['UPBIT', 'BINANCE', 'YAHOO', 'KIS', 'KRX', 'KR', 'US', 'CLOSE', 'CONTINUOUS']);

/**
 * Reads `<SYMBOL>_<interval>[_anything].csv[.gz]`, as vendors and people write it: `KRW-BTC_1m.csv`,
 * `upbit_KRW-BTC_1m_2025-09.csv.gz`, `BTCUSDT-5m-2025-09.csv`, `KR_005930_1d.csv`.
 */
export function readFileName(name: string, folder: string): RecordingName | NameFault {
  const { before = '', count, unit = '' } = pattern.exec(name)?.groups ?? {};
  if (count === undefined) return 'unknown-name';
  const spanMs = Number(count) * (unitMs[unit.toLowerCase()] ?? 0);
  const words = before.split('_').filter((word) => !descriptions.has(word.toUpperCase()));
  const instrumentId = idOf(words.join('-'));
  const kind = findInstrument(instrumentId)?.kind;
  // A future abroad may be called like a share in New York: `ES`.
  if (kind === undefined || (/(^|[/_])futures(\/|$)/i.test(folder) && kind !== 'future')) return 'unknown-symbol';
  if (spanMs === 0 || spanMs > dayMs || dayMs % spanMs !== 0) return 'unknown-interval';
  return { instrumentId, spanMs };
}

/** Index files are called by a word, since `^` is awkward in a file's name. */
const idsByWord: Readonly<Record<string, string>> = {
  SP500: '^GSPC',
  GSPC: '^GSPC',
  KOSPI: '^KS11',
  KS11: '^KS11',
  KOSDAQ: '^KQ11',
  KQ11: '^KQ11',
  KOSPI200: '^KS200',
  KS200: '^KS200',
  NASDAQ: '^IXIC',
  IXIC: '^IXIC',
  USDKRW: 'KRW=X',
  'USD-KRW': 'KRW=X',
};
const currency = '(?:USD|EUR|JPY|GBP|CNY|KRW|AUD|CAD|CHF|HKD)';

function idOf(symbol: string): string {
  const word = symbol.toUpperCase();
  const known = idsByWord[word];
  if (known !== undefined) return known;
  const [, from, to] = new RegExp(`^(${currency})-?(${currency})(?:=X)?$`).exec(word) ?? [];
  if (from !== undefined && to !== undefined) return `${from}${to}=X`;
  const [, coin] = /^(?:KRW-?([A-Z0-9]{2,10})|([A-Z0-9]{2,10}?)-?KRW)$/.exec(word)?.filter(Boolean) ?? [];
  if (coin !== undefined) return `KRW-${coin}`;
  const [, code] = /^A?(\d{6})$/.exec(word) ?? [];
  if (code !== undefined) return `${code}.KS`;
  return instrumentOfFile(word.includes('~') || word.startsWith('BINANCE:') ? symbol : word);
}
