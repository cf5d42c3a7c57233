import { type Units, unitsFromText, unitsPerOne } from '../base/units.ts';
import type { Instrument } from './instrument.ts';

/** What instruments of a kind have in common; everything can be derived from an id and what it says. */
type Named = Pick<Instrument, 'id' | 'name'>;
type Known = Named & Partial<Pick<Instrument, 'searchTerm' | 'sector' | 'interval'>>;

/** A coin against the won: `KRW-BTC`. */
export function wonCrypto(own: Known): Instrument {
  return {
    ...own,
    kind: 'crypto',
    asset: own.id.slice('KRW-'.length),
    currency: 'KRW',
    venue: 'upbit',
    calendar: 'crypto',
    feed: 'upbit',
    fallbackFeed: 'yahoo',
    group: 'crypto',
    interval: own.interval ?? '1m',
    tradable: true,
    lotUnits: 1n,
    priceDecimals: 0,
  };
}

/** The price of USDT in won: money of the ledger, so that it is changed in the bank and not held like a coin. */
export function wonPerTether(own: Known): Instrument {
  return { ...wonCrypto(own), asset: own.id, tradable: false };
}

/** A coin on an exchange abroad, `binance:BTC-USDT`: traded where its filters are known, else watched. */
export function foreignCrypto(own: Named, coin: string): Instrument {
  const [tick = '0.01', lot] = pairFilters[coin] ?? [];
  return {
    ...own,
    kind: 'crypto',
    asset: `binance:${coin}`,
    currency: 'USDT',
    venue: 'binance',
    calendar: 'crypto',
    feed: 'binance',
    group: 'binance',
    interval: '1m',
    tradable: lot !== undefined,
    lotUnits: lot === undefined ? 1n : unitsFromText(lot),
    priceDecimals: tick.split('.')[1]?.length ?? 0,
    ...(lot !== undefined && { tickUnits: unitsFromText(tick) }),
  };
}

/**
 * Price step and lot of pairs in USDT, `tickSize` and `stepSize` of the venue's `exchangeInfo`. BTC, ETH, ADA and LTC as
 * ccxt keeps that answer among its test data (github.com/ccxt/ccxt, static/markets/binance.json); the others as they stood
 * in 2025, an assumption until that answer is read.
 */
const pairFilters: Readonly<Record<string, readonly [tick: string, lot: string]>> = {
  BTC: ['0.01', '0.00001'],
  ETH: ['0.01', '0.0001'],
  ADA: ['0.0001', '0.1'],
  LTC: ['0.01', '0.001'],
  BNB: ['0.01', '0.001'],
  SOL: ['0.01', '0.001'],
  XRP: ['0.0001', '0.1'],
  DOGE: ['0.00001', '1'],
};

/** A share in Seoul: `005930.KS` (KOSPI), `035720.KQ` (KOSDAQ). */
export function koreanStock(own: Known): Instrument {
  return {
    ...stock(own),
    currency: 'KRW',
    venue: 'krx',
    calendar: 'krx',
    fallbackFeed: 'kis',
    priceDecimals: 0,
  };
}

/** A share in New York, by its ticker; Nasdaq and NYSE have one rulebook here, so which of the two is no matter. */
export function usStock(own: Known): Instrument {
  return {
    ...stock(own),
    currency: 'USD',
    venue: 'nasdaq',
    calendar: 'us-stocks',
    priceDecimals: 2,
  };
}

/** `^GSPC`: watched, not traded. */
export function index(own: Named): Instrument {
  const korean = koreanIndices.has(own.id);
  return {
    ...watched(own),
    kind: 'index',
    currency: korean ? 'KRW' : 'USD',
    calendar: korean ? 'krx' : 'us-stocks',
  };
}

/** The price of a dollar in another currency, `KRW=X`, or of one currency in another, `EURUSD=X`. */
export function currencyRate(own: Named): Instrument {
  return { ...watched(own), kind: 'currency', currency: /^(...)?KRW=X$/.test(own.id) ? 'KRW' : 'USD' };
}

/**
 * A KOSPI200 future: `KOSPI200F` is the nearest contract, `A01612.KF` one of them. Prices are index points. What is traded
 * on the paper venue has a code that says which contract it is and when it ends; older codes are watched.
 */
export function koreanFuture(own: Named): Instrument {
  const traded = contractKinds.find(({ pattern }) => pattern.test(own.id));
  return {
    ...watched(own),
    kind: 'future',
    currency: 'KRW',
    venue: traded?.venue ?? 'krx-futures',
    calendar: 'krx-futures',
    feed: 'kis',
    group: 'futures',
    interval: '1m',
    ...(traded !== undefined && { tradable: true, multiplierUnits: traded.multiplierUnits }),
  };
}

interface ContractKind {
  readonly pattern: RegExp;
  readonly venue: Instrument['venue'];
  readonly multiplierUnits: Units;
}

/**
 * Korea Exchange: a point of a KOSPI200 future is 250,000 won since 2017-03-27, of a mini 50,000 won. The code is the
 * product, the last digit of the year, and the month.
 */
const contractKinds: readonly ContractKind[] = [
  {
    pattern: /^(KOSPI200F|A01\d(0[369]|12)\.KF)$/,
    venue: 'krx-futures',
    multiplierUnits: unitsFromText('250000'),
  },
  {
    pattern: /^A05\d(0[1-9]|1[0-2])\.KF$/,
    venue: 'krx-mini-futures',
    multiplierUnits: unitsFromText('50000'),
  },
];

const koreanIndices: ReadonlySet<string> = new Set(['^KS11', '^KQ11', '^KS200']);

function stock({ interval = '1d', ...own }: Known) {
  return {
    ...own,
    kind: 'stock',
    asset: own.id,
    feed: 'yahoo',
    group: 'stocks',
    interval,
    tradable: true,
    lotUnits: unitsPerOne,
  } as const;
}

function watched(own: Named) {
  return {
    ...own,
    asset: own.id,
    venue: 'none',
    feed: 'yahoo',
    group: 'stocks',
    interval: '1d',
    tradable: false,
    lotUnits: unitsPerOne,
    priceDecimals: 2,
  } as const;
}
