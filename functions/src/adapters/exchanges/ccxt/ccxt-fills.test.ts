import { unitsFromText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { readExactDecimal } from '../exact-decimal.ts';
import { sampleOrder } from '../sample-order.ts';
import { fillsOf } from './ccxt-fills.ts';

const instrument = instrumentById('binance:BTC-USDT');
const exact = (text: string) => readExactDecimal(text) ?? 0n;
const trade = {
  id: '7',
  price: exact('100000'),
  quantity: exact('0.1'),
  funds: exact('10000'),
  fee: exact('0.0001'),
  feeAsset: 'binance:BTC',
  atMs: 1,
};

describe('a fill', () => {
  it('holds what is left after a fee in coins, and what was paid in all', () => {
    const [fill] = fillsOf([trade], sampleOrder(), instrument);
    expect(fill).toMatchObject({
      quantityUnits: unitsFromText('0.0999'),
      grossUnits: unitsFromText('9990'),
      feeUnits: unitsFromText('10'),
    });
  });

  it('has its fee beside it where that was taken from the money', () => {
    const [fill] = fillsOf(
      [{ ...trade, fee: exact('10'), feeAsset: 'USDT' }],
      sampleOrder({ side: 'sell' }),
      instrument,
    );
    expect(fill).toMatchObject({
      quantityUnits: unitsFromText('0.1'),
      grossUnits: unitsFromText('10000'),
      feeUnits: unitsFromText('10'),
    });
  });

  it('is untouched by a fee in a third asset', () => {
    const [fill] = fillsOf([{ ...trade, feeAsset: 'binance:BNB' }], sampleOrder(), instrument);
    expect(fill).toMatchObject({
      quantityUnits: unitsFromText('0.1'),
      grossUnits: unitsFromText('10000'),
      feeUnits: 0n,
    });
  });

  it('comes after those before it', () => {
    const fills = fillsOf(
      [
        { ...trade, id: '10' },
        { ...trade, id: '9' },
        { ...trade, atMs: 0 },
      ],
      sampleOrder(),
      instrument,
    );
    expect(fills.map(({ id }) => id)).toEqual(['order_sample_7', 'order_sample_9', 'order_sample_10']);
  });
});
