import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Instrument } from './instrument.ts';
import { defaultInstruments, findInstrument } from './instruments.ts';
import { readInterval } from './read-interval.ts';
import { readSymbol } from './read-symbol.ts';

describe('an instrument is derived from its id', () => {
  it.each([
    ['KRW-XRP', { kind: 'crypto', asset: 'XRP', currency: 'KRW', venue: 'upbit', feed: 'upbit', group: 'crypto' }],
    ['binance:BTC-USDT', { kind: 'crypto', asset: 'binance:BTC', currency: 'USDT', venue: 'binance', tradable: true }],
    ['binance:PEPE-USDT', { asset: 'binance:PEPE', venue: 'binance', tradable: false }],
    ['KRW-USDT', { kind: 'crypto', currency: 'KRW', feed: 'upbit', group: 'crypto', tradable: false }],
    ['035720.KQ', { kind: 'stock', currency: 'KRW', venue: 'krx', calendar: 'krx', feed: 'yahoo', priceDecimals: 0 }],
    ['00680K.KS', { kind: 'stock', venue: 'krx' }],
    ['^KQ11', { kind: 'index', currency: 'KRW', calendar: 'krx', tradable: false }],
    ['^VIX', { kind: 'index', currency: 'USD', calendar: 'us-stocks', tradable: false }],
    ['EURUSD=X', { kind: 'currency', currency: 'USD', tradable: false }],
    ['KOSPI200F', { kind: 'future', currency: 'KRW', venue: 'krx-futures', calendar: 'krx-futures', feed: 'kis' }],
    ['101W09.KF', { kind: 'future', feed: 'kis', group: 'futures', tradable: false }],
    ['BRK-B', { kind: 'stock', currency: 'USD', calendar: 'us-stocks', group: 'stocks' }],
    ['SPY', { kind: 'stock', currency: 'USD', priceDecimals: 2 }],
  ])('%s', (id, expected) => {
    expect(findInstrument(id)).toMatchObject({ id, ...expected });
    expect(canBeStored(findInstrument(id))).toBe(true);
  });

  it('as the list has it, names and sectors aside', () => {
    for (const known of defaultInstruments) {
      const reading = readSymbol(known.id);
      if (reading.status === 'refused') throw new Error(reading.text.en);
      const { name, interval } = known;
      expect({ ...known, ...reading.instrument, name, interval }, known.id).toEqual(known);
      expect([name.ko, name.en].every((text) => text !== known.id)).toBe(true);
    }
  });
});

describe('a symbol that cannot be read', () => {
  it.each([
    ['005930', '005930.KS (KOSPI) or 005930.KQ (KOSDAQ)', '005930.KS(코스피)'],
    ['A005930', '005930.KS (KOSPI)', '005930.KS'],
    ['BTC-KRW', 'Did you mean KRW-BTC?', 'KRW-BTC'],
    ['BTC/KRW', 'Did you mean KRW-BTC?', 'KRW-BTC'],
    ['KRW/ETH', 'Did you mean KRW-ETH?', 'KRW-ETH'],
    ['krw-btc', 'Did you mean KRW-BTC?', 'KRW-BTC'],
    ['aapl', 'Did you mean AAPL?', 'AAPL'],
    ['BRK.B', 'Did you mean BRK-B?', 'BRK-B'],
    ['BTC/USDT', 'Did you mean binance:BTC-USDT?', 'binance:BTC-USDT'],
    ['BTCUSDT', 'Did you mean binance:BTC-USDT?', 'binance:BTC-USDT'],
    [' AAPL', 'Did you mean AAPL?', 'AAPL'],
    ['삼성전자', 'has no form that this desk knows', '이 데스크가 아는 형식이 아닙니다'],
    ['', 'has no form that this desk knows', '형식이 아닙니다'],
    ['../../users', 'has no form', '형식이 아닙니다'],
    ['X'.repeat(1_000_000), '1000000 characters, at most 40', '너무 깁니다'],
  ])('%.12s says what to write instead, in both languages', (symbol, en, ko) => {
    const reading = readSymbol(symbol);
    if (reading.status !== 'refused') throw new Error('it was read');
    expect(reading.text.en).toContain(en);
    expect(reading.text.ko).toContain(ko);
    expect(reading.text.en.length, 'a screen, not a book').toBeLessThan(200);
    expect(findInstrument(symbol)).toBeUndefined();
  });

  it('never suggests what cannot be read either, and never names a path', () => {
    const text = fc.oneof(fc.string({ maxLength: 50 }), fc.stringMatching(/^[A-Za-z0-9.:/^=-]{0,14}$/));
    fc.assert(
      fc.property(text, (symbol) => {
        const reading = readSymbol(symbol);
        const said = reading.status === 'refused' ? reading.text.en : '';
        const [, meant = symbol] = /Did you mean ([^ ?]+)/.exec(said) ?? [];
        const again = said === '' || said.includes('Did you mean') ? readSymbol(meant) : reading;
        const derived = again.status === 'known' ? again.instrument : undefined;
        expect(derived?.id ?? said, 'an instrument, or a sentence').toBe(derived === undefined ? said : meant);
        expect(derived === undefined ? said.includes('Did you mean') : !canBeStored(derived)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

it('an interval is one of three, and any other is told so', () => {
  expect(readInterval('1h')).toEqual({ status: 'known', interval: '1h' });
  for (const absurd of ['7m', '', '-1d', '1e9y', 'x'.repeat(1000)]) {
    const reading = readInterval(absurd);
    if (reading.status !== 'refused') throw new Error('it was read');
    expect(reading.text.en).toContain('choose 1m, 1h or 1d');
    expect(reading.text.ko).toContain('고르세요');
    expect(reading.text.en.length).toBeLessThan(100);
  }
});

function canBeStored(instrument: Instrument | undefined): boolean {
  return instrument !== undefined && z.safeEncode(Instrument, instrument).success;
}
