import { fillOf, orderOf, units } from '@gaemi/core/testing/samples.ts';
import { describe, expect, it } from 'vitest';
import { amendmentOf, amountFrom, formOf, readForm, sizingOf, spansOf, takeNearest } from './ticket-form.ts';

const limitBuy = formOf({ instrumentId: 'KRW-BTC', quantity: '0.01', limit: '140,000,000' });

describe('a ticket', () => {
  it('is read as the desk wants it, groups of three and all', () => {
    expect(readForm(limitBuy)).toEqual({
      ticket: {
        instrumentId: 'KRW-BTC',
        side: 'buy',
        type: 'limit',
        size: { by: 'quantity', units: units('0.01') },
        limitPriceUnits: units(140_000_000),
        timeInForce: 'gtc',
      },
    });
  });

  it('says which fields are empty, and which cannot be read', () => {
    expect(readForm({ ...limitBuy, quantity: '', limit: 'cheap' })).toEqual({
      empty: ['quantity'],
      unreadable: ['limit'],
    });
    expect(readForm({ ...limitBuy, type: 'stop-limit' })).toEqual({ empty: ['stop'], unreadable: [] });
  });

  it('carries only the prices of its kind, whatever was typed before', () => {
    const reading = readForm({ ...limitBuy, type: 'market', spending: '10000', stop: '5' });
    expect(reading).toEqual({
      ticket: {
        instrumentId: 'KRW-BTC',
        side: 'buy',
        type: 'market',
        size: { by: 'spending', units: units(10_000) },
        timeInForce: 'gtc',
      },
    });
  });

  it('is sized as the rulebook asks: a sale by quantity, a buy without a limit by what it spends', () => {
    const sized = (side: 'buy' | 'sell', type: 'market' | 'limit') =>
      sizingOf({ instrumentId: 'KRW-BTC', side, type, by: 'spending' });
    expect([sized('sell', 'limit'), sized('buy', 'market'), sized('buy', 'limit')]).toEqual([
      'quantity',
      'spending',
      'spending',
    ]);
  });

  it('of futures counts contracts, bought or sold', () => {
    expect(sizingOf({ instrumentId: 'A01612.KF', side: 'buy', type: 'market', by: 'spending' })).toBe('quantity');
  });

  it('waits when it is a stop, even if something else was chosen before', () => {
    expect(spansOf({ type: 'stop' })).toEqual(['day', 'gtc']);
    expect(readForm({ ...limitBuy, type: 'stop-limit', stop: '1', timeInForce: 'fok' })).toMatchObject({
      ticket: { timeInForce: 'gtc' },
    });
  });

  it('takes what a rule would allow', () => {
    const near = takeNearest(
      { ...limitBuy, by: 'spending' },
      { quantityUnits: units('0.5'), limitPriceUnits: units(7) },
    );
    expect(near).toMatchObject({ by: 'quantity', quantity: '0.5', limit: '7', stop: '' });
  });
});

describe('an amount', () => {
  it.each(['0', '', '-1', '1e5', '1.123456789', 'many', '12345678901234567'])('is none: "%s"', (text) => {
    expect(amountFrom(text)).toBeUndefined();
  });
});

describe('an amendment', () => {
  it('asks for what is left, and names the order that it stands for', () => {
    const order = orderOf({
      id: 'order_x',
      type: 'limit',
      size: { by: 'quantity', units: units('0.03') },
      limitPriceUnits: units(100),
      timeInForce: 'day',
      fills: [fillOf({ quantityUnits: units('0.01') })],
    });
    expect(amendmentOf(order)).toMatchObject({
      type: 'limit',
      quantity: '0.02',
      limit: '100',
      timeInForce: 'day',
      replacesOrderId: 'order_x',
    });
  });

  it('of an order that spends asks for what has not been spent, costs included', () => {
    const order = orderOf({ size: { by: 'spending', units: units(2_000_000) }, fills: [fillOf()] });
    expect(amendmentOf(order)).toMatchObject({ by: 'spending', spending: '999500' });
  });
});
