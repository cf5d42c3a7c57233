import { unitsFromText } from '@gaemi/core/base/units.ts';
import { sampleOrder } from '../sample-order.ts';
import { expect, it } from 'vitest';
import { fillsOf, isWhole, UpbitOrder } from './upbit-order.ts';

/** Recorded on 2026-03-22, ids shortened. */
const recorded = {
  uuid: 'fce8ffa4',
  side: 'bid',
  ord_type: 'price',
  price: '10000',
  state: 'cancel',
  market: 'KRW-BTC',
  created_at: '2026-03-22T21:47:08+09:00',
  reserved_fee: '5',
  remaining_fee: '0.000476075',
  paid_fee: '4.999523925',
  locked: '0.952626075',
  prevented_locked: '0',
  executed_volume: '0.00009713',
  trades_count: 1,
  trades: [
    {
      market: 'KRW-BTC',
      uuid: '7dd003ce',
      price: '102945000',
      volume: '0.00009713',
      funds: '9999.04785',
      trend: 'up',
      created_at: '2026-03-22T21:47:08+09:00',
      side: 'bid',
    },
  ],
};

it('reads a filled market buy, whose fee has more decimals than our books', () => {
  const [fill, ...more] = fillsOf(UpbitOrder.parse(recorded), sampleOrder());
  expect(more).toEqual([]);
  expect(fill).toEqual({
    id: 'order_sample_7dd003ce',
    price: 102_945_000,
    quantityUnits: unitsFromText('0.00009713'),
    grossUnits: unitsFromText('9999.04785'),
    // 4.999523925, rounded against us by half a unit.
    feeUnits: unitsFromText('4.99952393'),
    taxUnits: 0n,
    atMs: Date.parse('2026-03-22T12:47:08Z'),
  });
});

it('shares the fee among trades so that it adds up to what was paid, whatever came later', () => {
  const trade = (uuid: string, second: string, funds: string) => ({
    ...recorded.trades[0],
    uuid,
    volume: '0.00001',
    funds,
    created_at: `2026-03-22T21:47:${second}.597751+09:00`,
  });
  const first = trade('a', '08', '1029.45001');
  const second = trade('b', '09', '1029.45003');
  const partly = fillsOf(
    UpbitOrder.parse({
      ...recorded,
      state: 'wait',
      paid_fee: '0.514725005',
      executed_volume: '0.00001',
      trades: [first],
    }),
    sampleOrder(),
  );
  const whole = fillsOf(
    UpbitOrder.parse({ ...recorded, paid_fee: '1.02945002', executed_volume: '0.00002', trades: [second, first] }),
    sampleOrder(),
  );
  expect(
    whole.map(({ id }) => id),
    'oldest first',
  ).toEqual(['order_sample_a', 'order_sample_b']);
  expect(whole[0], 'a fill that was told stays as it was').toEqual(partly[0]);
  expect(whole.reduce((sum, { feeUnits }) => sum + feeUnits, 0n)).toBe(unitsFromText('1.02945002'));
});

it('sees that trades are missing', () => {
  expect(isWhole(UpbitOrder.parse(recorded))).toBe(true);
  expect(isWhole(UpbitOrder.parse({ ...recorded, trades: [] }))).toBe(false);
});

it('takes numbers for amounts, and an order without trades for one that has none', () => {
  const numbers = { price: 10_000, paid_fee: 4.999523925, executed_volume: 0.00009713 };
  const [trade] = recorded.trades;
  const inNumbers = { ...trade, price: 102_945_000, volume: 0.00009713, funds: 9999.04785 };
  const parsed = UpbitOrder.parse({ ...recorded, ...numbers, trades: [inNumbers] });
  expect(fillsOf(parsed, sampleOrder())).toEqual(fillsOf(UpbitOrder.parse(recorded), sampleOrder()));
  const { trades: _none, ...resting } = { ...recorded, executed_volume: 0, state: 'wait' };
  expect(UpbitOrder.parse(resting).trades).toEqual([]);
});

it.each([
  { executed_volume: '1e-5' },
  { paid_fee: '-1' },
  { state: 'finished' },
  { trades: null },
  { trades: [{ ...recorded.trades[0], created_at: 'yesterday' }] },
])('takes %o for no order', (change) => {
  expect(UpbitOrder.safeParse({ ...recorded, ...change }).success).toBe(false);
});
