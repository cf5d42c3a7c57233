import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { FeedError } from './feed.ts';
import { quotesOf } from './yahoo-quotes.ts';

const apple = instrumentById('AAPL');
const nikkei = instrumentById('^N225');
const row = {
  symbol: 'AAPL',
  currency: 'USD',
  regularMarketPrice: 244.6,
  regularMarketTime: 1_736_888_401,
};
const quote = { instrumentId: 'AAPL', price: 244.6, atMs: 1_736_888_401_000, source: 'yahoo' };

describe('a quote', () => {
  it('is not lost for what its company does not say', () => {
    const broken = {
      trailingPE: 'Infinity',
      priceToBook: null,
      epsTrailingTwelveMonths: {},
      marketCap: 0,
      regularMarketPreviousClose: 0,
      regularMarketVolume: -1,
      currency: null,
    };
    expect(quotesOf([{ ...row, ...broken }], [apple])).toEqual([quote]);
  });

  it('is found among rows of any order, some of them twice, by its symbol in any case', () => {
    const rows = [{ symbol: 'MSFT' }, null, { ...row, symbol: 'aapl' }, row];
    expect(quotesOf(rows, [apple])).toEqual([quote]);
  });

  it('of a symbol that is named and no longer priced is none, and no mistake', () => {
    expect(quotesOf([{ symbol: 'AAPL', quoteType: 'EQUITY', tradeable: false }], [apple])).toEqual([]);
    expect(quotesOf([], [apple])).toEqual([]);
    expect(() => quotesOf([{ symbol: 'AAPL', regularMarketPrice: 'x' }], [apple])).toThrow(FeedError);
    expect(() => quotesOf([{ ...row, regularMarketPrice: 1e300 }], [apple])).toThrow(FeedError);
  });

  it('has a name where the desk has none, as plain text', () => {
    const kakao = instrumentById('035720.KQ');
    const named = {
      ...row,
      symbol: '035720.KQ',
      currency: 'KRW',
      longName: 'Kakao <b>Corp.</b>\u202e',
      shortName: 'KAKAO',
    };
    expect(quotesOf([named], [kakao])[0]?.name).toEqual({ ko: 'Kakao Corp.', en: 'Kakao Corp.' });
    expect(quotesOf([{ ...row, longName: 'Apple Inc.' }], [apple])[0]).not.toHaveProperty('name');
  });

  it('in another currency is none of this instrument', () => {
    const yen = { ...row, symbol: '^N225', currency: 'JPY', regularMarketPrice: 39_000 };
    expect(() => quotesOf([yen], [nikkei])).toThrow('yahoo quotes it in JPY, not in USD');
    expect(quotesOf([yen, row], [nikkei, apple]), 'and costs the others nothing').toEqual([quote]);
  });
});
