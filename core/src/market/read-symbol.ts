import type { Text } from '../base/text.ts';
import type { Instrument } from './instrument.ts';
import { instrumentOfForm, symbolLengthMax } from './symbol-forms.ts';

/** What a symbol says by its form; whether its venue trades it is for the feed to say. */
export type SymbolReading =
  | { readonly status: 'known'; readonly instrument: Instrument }
  | { readonly status: 'refused'; readonly text: Text };

/** Derives an instrument from its id, and says what to write instead where the id is of no known form. */
export function readSymbol(symbol: string): SymbolReading {
  if (symbol.length > symbolLengthMax) return refused(tooLong(symbol));
  const instrument = instrumentOfForm(symbol);
  if (instrument !== undefined) return { status: 'known', instrument };
  const meant = suggestionsFor(symbol);
  return refused(meant.length === 0 ? unknownForm(symbol) : didYouMean(symbol, meant));
}

/** What people write instead, each with what it may stand for. */
function suggestionsFor(symbol: string): string[] {
  const text = symbol.trim().toUpperCase();
  const [, coin] = /^([A-Z0-9]{1,10})[-/]KRW$/.exec(text) ?? /^KRW[/_]([A-Z0-9]{1,10})$/.exec(text) ?? [];
  if (coin !== undefined) return [`KRW-${coin}`];
  const [, asset] = /^(?:BINANCE:)?([A-Z0-9]{1,12}?)[-/]?USDT$/.exec(text) ?? [];
  if (asset !== undefined && asset !== '') return [`binance:${asset}-USDT`];
  if (/^\d{6}$/.test(text)) return [`${text}.KS`, `${text}.KQ`];
  if (/^A\d{6}$/.test(text)) return [`${text.slice(1)}.KS`, `${text.slice(1)}.KQ`];
  if (/^[A-Z]{1,5}\.[A-Z]{1,2}$/.test(text)) return [text.replace('.', '-')];
  return text !== symbol && instrumentOfForm(text) !== undefined ? [text] : [];
}

/** A refusal that names what the person may have meant. */
export function didYouMean(symbol: string, meant: readonly string[]): Text {
  const [first = '', second] = meant;
  const market = second === undefined ? '' : 'KOSPI';
  const ko = second === undefined ? `${first}` : `${first}(코스피) 또는 ${second}(코스닥)`;
  const en = second === undefined ? `${first}` : `${first} (${market}) or ${second} (KOSDAQ)`;
  return {
    ko: `"${symbol}"은(는) 이 데스크의 종목 코드가 아닙니다. ${ko}을(를) 말씀하셨나요?`,
    en: `"${symbol}" is not a symbol of this desk. Did you mean ${en}?`,
  };
}

function unknownForm(symbol: string): Text {
  const examples = 'KRW-BTC, 005930.KS, AAPL, ^GSPC, KRW=X, KOSPI200F, binance:BTC-USDT';
  return {
    ko: `"${symbol}"은(는) 이 데스크가 아는 형식이 아닙니다. 예: ${examples}`,
    en: `"${symbol}" has no form that this desk knows. Write it like one of ${examples}.`,
  };
}

function tooLong(symbol: string): Text {
  return {
    ko: `"${symbol.slice(0, 20)}…"은(는) 종목 코드가 되기에 너무 깁니다(${symbol.length}자, 최대 ${symbolLengthMax}자).`,
    en: `"${symbol.slice(0, 20)}…" is too long for a symbol: ${symbol.length} characters, at most ${symbolLengthMax}.`,
  };
}

function refused(text: Text): SymbolReading {
  return { status: 'refused', text };
}
