import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { suggest } from './suggest.ts';

const idsFor = (text: string) => suggest(text, defaultInstruments).map(({ id }) => id);

describe('what a person may mean', () => {
  it('is found by a name in either language and by the symbol', () => {
    expect(idsFor('비트')).toEqual(['KRW-BTC']);
    expect(idsFor('bitc')).toEqual(['KRW-BTC']);
    expect(idsFor('005930')[0]).toBe('005930.KS');
    expect(idsFor('btc')).toEqual(['KRW-BTC']);
  });

  it('is read by its form when no known instrument is called so', () => {
    expect(idsFor('035720.KS')).toEqual(['035720.KS']);
    expect(idsFor('KRW-XRP')).toEqual(['KRW-XRP']);
  });

  it('offers what is known once, and nothing for nothing', () => {
    expect(idsFor('AAPL')).toEqual(['AAPL']);
    expect(idsFor('  ')).toEqual([]);
    expect(idsFor('비 트 코 인!')).toEqual([]);
  });
});
