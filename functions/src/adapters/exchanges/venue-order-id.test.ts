import { expect, it } from 'vitest';
import { venueOrderId } from './venue-order-id.ts';

const order = { userId: 'ant', id: 'order_sma-cross_KRW-BTC_1m_1763600000000' };

it('is ours with a mark of its person, the same every time', () => {
  expect(venueOrderId(order, 64)).toMatch(/^order_sma-cross_KRW-BTC_1m_1763600000000-[0-9a-f]{8}$/);
  expect(venueOrderId(order, 64)).toBe(venueOrderId({ ...order }, 64));
});

it('is a digest where ours is too long or says what a venue may not take', () => {
  expect(venueOrderId(order, 36)).toMatch(/^[0-9a-f]{36}$/);
  expect(venueOrderId({ ...order, id: 'order_^KS11' }, 64)).toMatch(/^[0-9a-f]{64}$/);
});

it.each([36, 64])('keeps persons apart who share an account, in %i characters', (lengthMax) => {
  expect(venueOrderId({ ...order, userId: 'bee' }, lengthMax)).not.toBe(venueOrderId(order, lengthMax));
});
