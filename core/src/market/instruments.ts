import { unitsPerOne } from '../base/units.ts';
import type { Instrument } from './instrument.ts';

/** What a new desk watches. */
export const defaultInstruments: readonly Instrument[] = [
  crypto('KRW-BTC', 'BTC', { ko: '비트코인', en: 'Bitcoin' }, 0, '비트코인'),
  crypto('KRW-ETH', 'ETH', { ko: '이더리움', en: 'Ethereum' }, 0, '이더리움'),
  stock('005930.KS', 'krx', { ko: '삼성전자', en: 'Samsung Electronics' }, '1d', '삼성전자 주가'),
  stock('AAPL', 'nasdaq', { ko: '애플', en: 'Apple' }, '1d', 'Apple stock'),
  stock('MSFT', 'nasdaq', { ko: '마이크로소프트', en: 'Microsoft' }, '1h', 'Microsoft stock'),
  {
    id: '^GSPC',
    name: { ko: 'S&P 500 지수', en: 'S&P 500 index' },
    kind: 'index',
    asset: '^GSPC',
    currency: 'USD',
    venue: 'none',
    feed: 'yahoo',
    group: 'stocks',
    interval: '1d',
    tradable: false,
    lotUnits: unitsPerOne,
    priceDecimals: 2,
  },
];

/** The boards that hold their quotes. */
export const boardGroups: readonly string[] = [...new Set(defaultInstruments.map(({ group }) => group))];

/** @throws Error for an id that is not on the list; a message that names one is a mistake of ours. */
export function instrumentById(id: string): Instrument {
  const instrument = defaultInstruments.find((candidate) => candidate.id === id);
  if (instrument === undefined) throw new Error(`"${id}" is not an instrument of this desk`);
  return instrument;
}

function crypto(
  id: string,
  asset: string,
  name: Instrument['name'],
  priceDecimals: number,
  searchTerm: string,
): Instrument {
  return {
    id,
    name,
    kind: 'crypto',
    asset,
    currency: 'KRW',
    venue: 'upbit',
    feed: 'upbit',
    group: 'crypto',
    interval: '1m',
    tradable: true,
    lotUnits: 1n,
    priceDecimals,
    searchTerm,
  };
}

function stock(
  id: string,
  venue: 'krx' | 'nasdaq',
  name: Instrument['name'],
  interval: Instrument['interval'],
  searchTerm: string,
): Instrument {
  const korean = venue === 'krx';
  return {
    id,
    name,
    kind: 'stock',
    asset: id,
    currency: korean ? 'KRW' : 'USD',
    venue,
    feed: 'yahoo',
    group: 'stocks',
    interval,
    tradable: true,
    lotUnits: unitsPerOne,
    priceDecimals: korean ? 0 : 2,
    searchTerm,
  };
}
