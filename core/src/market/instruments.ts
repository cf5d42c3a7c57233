import { unitsPerOne } from '../base/units.ts';
import type { Instrument } from './instrument.ts';

/** What a new desk watches. */
export const defaultInstruments: readonly Instrument[] = [
  crypto({ id: 'KRW-BTC', asset: 'BTC', name: { ko: '비트코인', en: 'Bitcoin' }, searchTerm: '비트코인' }),
  crypto({ id: 'KRW-ETH', asset: 'ETH', name: { ko: '이더리움', en: 'Ethereum' }, searchTerm: '이더리움' }),
  stock('krx', {
    id: '005930.KS',
    name: { ko: '삼성전자', en: 'Samsung Electronics' },
    interval: '1d',
    searchTerm: '삼성전자 주가',
  }),
  stock('nasdaq', { id: 'AAPL', name: { ko: '애플', en: 'Apple' }, interval: '1d', searchTerm: 'Apple stock' }),
  stock('nasdaq', {
    id: 'MSFT',
    name: { ko: '마이크로소프트', en: 'Microsoft' },
    interval: '1h',
    searchTerm: 'Microsoft stock',
  }),
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

function crypto(own: Required<Pick<Instrument, 'id' | 'asset' | 'name' | 'searchTerm'>>): Instrument {
  return {
    ...own,
    kind: 'crypto',
    currency: 'KRW',
    venue: 'upbit',
    feed: 'upbit',
    group: 'crypto',
    interval: '1m',
    tradable: true,
    lotUnits: 1n,
    priceDecimals: 0,
  };
}

function stock(
  venue: 'krx' | 'nasdaq',
  own: Required<Pick<Instrument, 'id' | 'name' | 'interval' | 'searchTerm'>>,
): Instrument {
  const korean = venue === 'krx';
  return {
    ...own,
    kind: 'stock',
    asset: own.id,
    currency: korean ? 'KRW' : 'USD',
    venue,
    feed: 'yahoo',
    group: 'stocks',
    tradable: true,
    lotUnits: unitsPerOne,
    priceDecimals: korean ? 0 : 2,
  };
}
