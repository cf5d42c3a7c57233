import { expect, it } from 'vitest';
import { FeedError } from './feed.ts';
import { foundSymbols } from './yahoo-search.ts';

it('finds symbols by a name, those that the desk can watch', () => {
  const quotes = [
    { symbol: 'AAPL', shortname: 'Apple Inc.', quoteType: 'EQUITY' },
    { symbol: 'AAPL251219C00120000', shortname: 'AAPL Dec 2025 120.000 call', quoteType: 'OPTION' },
    { symbol: 'BTC-KRW', longname: 'Bitcoin KRW' },
    { name: 'a company without a symbol' },
  ];
  expect(foundSymbols({ quotes })).toEqual([
    { instrumentId: 'AAPL', name: 'Apple Inc.' },
    { instrumentId: 'KRW-BTC', name: 'Bitcoin KRW' },
  ]);
});

it.each([{}, null, { quotes: 'none' }])('calls %j malformed', (answer) => {
  expect(() => foundSymbols(answer)).toThrow(FeedError);
});
