import { describe, expect, it } from 'vitest';
import { causeOf } from './statement-cause.ts';

const of = (causeId: string) => causeOf({ causeId }, []);

describe('the cause of a line', () => {
  it('is an order, with the instrument that stands in its id', () => {
    expect(of('order_sma-cross_KRW-BTC_1m_1763600000000')).toEqual({
      kind: 'order',
      orderId: 'order_sma-cross_KRW-BTC_1m_1763600000000',
      instrumentId: 'KRW-BTC',
    });
    expect(of('order_sma-rsi_005930.KS_1d_1763600000000')).toMatchObject({ instrumentId: '005930.KS' });
  });

  it('names no instrument where the id has none', () => {
    expect(of('order_manual_web-2c11ab')).toMatchObject({ kind: 'order', instrumentId: undefined });
  });

  it('is what a person asked for, or a split', () => {
    expect(of('web-7f3a')).toEqual({ kind: 'other', id: 'web-7f3a' });
    expect(of('AAPL_split_2026-11-20')).toEqual({ kind: 'other', id: 'AAPL_split_2026-11-20' });
  });
});
