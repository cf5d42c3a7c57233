import type { Text } from '../base/text.ts';
import type { Instrument } from './instrument.ts';
import {
  currencyRate,
  foreignCrypto,
  index,
  koreanFuture,
  koreanStock,
  usStock,
  wonCrypto,
  wonPerTether,
} from './instrument-kinds.ts';

// Apart from what is said of other texts: a page needs instruments before anything shows, and those sentences never.

/** No venue's symbols are longer. */
export const symbolLengthMax = 40;

/** Derives an instrument from its id; undefined where the id is of no known form. */
export function instrumentOfForm(id: string): Instrument | undefined {
  if (id.length > symbolLengthMax) return undefined;
  return forms.find(({ pattern }) => pattern.test(id))?.derive(id);
}

interface SymbolForm {
  readonly pattern: RegExp;
  derive(id: string): Instrument;
}

/** The forms of ids, none of which another matches. */
const forms: readonly SymbolForm[] = [
  {
    pattern: /^KRW-(?!USDT$)[A-Z0-9]{1,10}$/,
    derive: (id) => wonCrypto({ id, name: same(id.slice('KRW-'.length)) }),
  },
  { pattern: /^KRW-USDT$/, derive: (id) => wonPerTether({ id, name: same('USDT') }) },
  {
    pattern: /^binance:[A-Z0-9]{1,12}-USDT$/,
    derive: (id) => {
      const asset = id.slice('binance:'.length, -'-USDT'.length);
      return foreignCrypto({ id, name: same(`${asset}/USDT (Binance)`) }, asset);
    },
  },
  { pattern: /^[0-9A-Z]{6}\.K[SQ]$/, derive: (id) => koreanStock({ id, name: same(id) }) },
  {
    pattern: /^KOSPI200F$/,
    derive: (id) => koreanFuture({ id, name: { ko: '코스피200 선물(최근월)', en: 'KOSPI 200 futures, nearest' } }),
  },
  {
    pattern: /^[A-Z0-9]{6}\.KF$/,
    derive: (id) => {
      const code = id.slice(0, -'.KF'.length);
      return koreanFuture({ id, name: { ko: `코스피200 선물 ${code}`, en: `KOSPI 200 future ${code}` } });
    },
  },
  { pattern: /^\^[A-Z0-9]{1,10}$/, derive: (id) => index({ id, name: same(id) }) },
  { pattern: /^([A-Z]{3}){1,2}=X$/, derive: (id) => currencyRate({ id, name: same(id) }) },
  { pattern: /^[A-Z]{1,5}(-[A-Z]{1,2})?$/, derive: (id) => usStock({ id, name: same(id) }) },
];

function same(name: string): Text {
  return { ko: name, en: name };
}
