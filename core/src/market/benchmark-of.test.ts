import { describe, expect, it } from 'vitest';
import { benchmarkOf } from './benchmark-of.ts';
import { findInstrument } from './instruments.ts';

describe('what an instrument is measured against', () => {
  it.each([
    ['005930.KS', '^KS11'],
    ['AAPL', '^GSPC'],
    ['KRW-ETH', 'KRW-BTC'],
    ['binance:ETH-USDT', undefined],
    ['KRW-BTC', undefined],
    ['^GSPC', undefined],
    ['KRW=X', undefined],
  ])('of %s is %s', (id, benchmarkId) => {
    const instrument = findInstrument(id);
    expect(instrument?.id).toBe(id);
    expect(instrument === undefined ? undefined : benchmarkOf(instrument)?.id).toBe(benchmarkId);
  });
});
