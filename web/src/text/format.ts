import type { Instant } from '@gaemi/core/base/instant.ts';
import { unitsToText, type Units } from '@gaemi/core/base/units.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';

export type Language = 'ko' | 'en';
const locales: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-US' };
const decimalsOf: Readonly<Record<string, number>> = { KRW: 0, USD: 2 };
const compact = { notation: 'compact', maximumSignificantDigits: 4 } as const;
const numberFormats = new Map<string, Intl.NumberFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

type Quoted = Pick<Instrument, 'kind' | 'currency' | 'priceDecimals'>;

export interface Format {
  /** An exact amount of money; the sign only when asked for. */
  money(units: Units, currency: string, options?: { sign?: boolean }): string;
  /** Money with every decimal that it has: for prices, fees and taxes that are not whole won or cents. */
  exact(units: Units, currency: string): string;
  /** A price in a currency. */
  price(price: number, currency: string, decimals: number): string;
  /** What an instrument costs, at its own precision; an index and a future are told in points, which are no money. */
  quote(price: number, instrument: Quoted | undefined): string;
  quantity(units: Units): string;
  percent(fraction: number, options?: { sign?: boolean; decimals?: number }): string;
  number(value: number): string;
  fixed(value: number, decimals: number): string;
  /** Shortened, for volumes and the like: 1.2만, 12K; with a currency, ₩581.6조, $3.5T. */
  compact(value: number, currency?: string): string;
  /** Korean date, for daily candles. */
  day(atMs: Instant): string;
  /** Korean time to the second. */
  time(atMs: Instant): string;
  /** Korean date and minute. */
  date(atMs: Instant): string;
  /** Korean date with year and second, for what is kept. */
  dateTime(atMs: Instant): string;
  /** Korean date with weekday and second, for the clock. */
  clock(atMs: Instant): string;
}

/** Numbers and times of one language; all times are Korean ones. */
export function formatFor(language: Language): Format {
  const locale = locales[language];
  return {
    money: (units, currency, { sign = false } = {}) =>
      exactly(currencyFormat(locale, currency, { decimals: decimalsOf[currency] ?? 2, sign }), units),
    exact: (units, currency) => {
      const written = unitsToText(units).split('.')[1]?.length ?? 0;
      const decimals = Math.max(decimalsOf[currency] ?? 2, written);
      return exactly(currencyFormat(locale, currency, { decimals, sign: false }), units);
    },
    price: (price, currency, decimals) => currencyFormat(locale, currency, { decimals, sign: false })(price),
    quote: (price, instrument) => quoteFormat(locale, instrument)(price),
    quantity: (units) => exactly((value) => numberFormat(locale, { maximumFractionDigits: 8 }).format(value), units),
    percent: (fraction, { sign = false, decimals = 2 } = {}) =>
      numberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: sign ? 'exceptZero' : 'negative',
      }).format(fraction),
    number: (value) => numberFormat(locale, { maximumFractionDigits: Math.abs(value) >= 100 ? 2 : 5 }).format(value),
    fixed: (value, decimals) =>
      numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
    compact: (value, currency) =>
      numberFormat(locale, {
        ...compact,
        ...(currency !== undefined && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
      }).format(value),
    day: (atMs) => timeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(atMs),
    time: (atMs) => timeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(atMs),
    date: (atMs) =>
      timeFormat(locale, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(atMs),
    dateTime: (atMs) =>
      timeFormat(locale, {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }).format(atMs),
    clock: (atMs) =>
      timeFormat(locale, {
        month: 'numeric',
        day: 'numeric',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }).format(atMs),
  };
}

type Formatting = (value: number | Intl.StringNumericLiteral) => string;

/** The narrow symbol, since "US$" beside "₩" reads like a third currency; codes beyond three letters have none. */
function currencyFormat(locale: string, currency: string, options: { decimals: number; sign: boolean }): Formatting {
  const digits: Intl.NumberFormatOptions = {
    minimumFractionDigits: options.decimals,
    maximumFractionDigits: options.decimals,
    signDisplay: options.sign ? 'exceptZero' : 'negative',
  };
  if (currency.length > 3) return (value) => `${numberFormat(locale, digits).format(value)} ${currency}`;
  const money = numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  return (value) => money.format(value);
}

function quoteFormat(
  locale: string,
  { kind, currency, priceDecimals: decimals }: Quoted = { kind: 'stock', currency: 'USD', priceDecimals: 2 },
): Formatting {
  if (kind !== 'index' && kind !== 'future') return currencyFormat(locale, currency, { decimals, sign: false });
  const points = numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => points.format(value);
}

/** Digits are formatted as text, so that balances beyond 2^53 keep every one of them. */
function exactly(format: Formatting, units: Units): string {
  return format(unitsToText(units) as Intl.StringNumericLiteral); // the text is a plain decimal by contract
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, known);
  return known;
}

function timeFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known =
    timeFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Asia/Seoul', hourCycle: 'h23' });
  timeFormats.set(key, known);
  return known;
}
