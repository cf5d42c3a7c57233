import type { Instrument } from './instrument.ts';
import { currencyRate, index, koreanStock, usStock, wonCrypto, wonPerTether } from './instrument-kinds.ts';
import { instrumentOfForm } from './symbol-forms.ts';

/** What a new desk watches. */
export const defaultInstruments: readonly Instrument[] = [
  wonCrypto({ id: 'KRW-BTC', name: { ko: '비트코인', en: 'Bitcoin' }, searchTerm: '비트코인' }),
  wonCrypto({ id: 'KRW-ETH', name: { ko: '이더리움', en: 'Ethereum' }, searchTerm: '이더리움' }),
  koreanStock({
    id: '005930.KS',
    name: { ko: '삼성전자', en: 'Samsung Electronics' },
    sector: 'information-technology',
    searchTerm: '삼성전자 주가',
  }),
  koreanStock({
    id: '000660.KS',
    name: { ko: 'SK하이닉스', en: 'SK hynix' },
    sector: 'information-technology',
    searchTerm: 'SK하이닉스 주가',
  }),
  koreanStock({
    id: '035420.KS',
    name: { ko: '네이버', en: 'NAVER' },
    sector: 'communication-services',
    searchTerm: '네이버 주가',
  }),
  usStock({
    id: 'AAPL',
    name: { ko: '애플', en: 'Apple' },
    sector: 'information-technology',
    searchTerm: 'Apple stock',
  }),
  usStock({
    id: 'NVDA',
    name: { ko: '엔비디아', en: 'NVIDIA' },
    sector: 'information-technology',
    searchTerm: 'NVIDIA stock',
  }),
  usStock({
    id: 'TSLA',
    name: { ko: '테슬라', en: 'Tesla' },
    sector: 'consumer-discretionary',
    searchTerm: 'Tesla stock',
  }),
  usStock({
    id: 'MSFT',
    name: { ko: '마이크로소프트', en: 'Microsoft' },
    interval: '1h',
    sector: 'information-technology',
    searchTerm: 'Microsoft stock',
  }),
  index({ id: '^GSPC', name: { ko: 'S&P 500 지수', en: 'S&P 500 index' } }),
  index({ id: '^KS11', name: { ko: '코스피 지수', en: 'KOSPI index' } }),
  currencyRate({ id: 'KRW=X', name: { ko: '원/달러 환율', en: 'US dollar in won' } }),
  wonPerTether({ id: 'KRW-USDT', name: { ko: '테더(USDT)', en: 'Tether (USDT)' } }),
];

/** The boards that hold the quotes of what can be owned; those of other groups are only looked at. */
export const boardGroups: readonly string[] = [...new Set(defaultInstruments.map(({ group }) => group))];

/** Of the list, or derived from the id itself: nothing has to be read to know an instrument. */
export function findInstrument(id: string): Instrument | undefined {
  return defaultInstruments.find((candidate) => candidate.id === id) ?? instrumentOfForm(id);
}

/** Those of the list whose id or name has this text in it, in either language. */
export function instrumentsNamed(text: string): Instrument[] {
  const wanted = text.trim().toLowerCase();
  return defaultInstruments.filter(({ id, name }) =>
    [id, name.ko, name.en].some((one) => one.toLowerCase().includes(wanted)),
  );
}

/** @throws Error for an id that no instrument can have; a message that names one is a mistake of ours. */
export function instrumentById(id: string): Instrument {
  const instrument = findInstrument(id);
  if (instrument === undefined) throw new Error(`"${id}" is not an instrument of this desk`);
  return instrument;
}
