import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { callables } from './callables.ts';
import { collectionPath, collections, documentRef, personalCollections } from './collections.ts';
import { portfolioOf, positionOf } from './testing/samples.ts';
import { tickTopic, topics } from './topics.ts';

describe('the map of what is stored', () => {
  it('keeps what is personal under the person', () => {
    expect(collectionPath('signals')).toBe('signals');
    expect(documentRef('signals', 's').path).toBe('signals/s');
    expect(documentRef('orders', 'order_s', 'ant')).toEqual({
      collection: 'orders',
      id: 'order_s',
      path: 'users/ant/orders/order_s',
    });
    for (const name of Object.keys(personalCollections)) {
      expect(() => collectionPath(name as keyof typeof personalCollections)).toThrow('belongs to a person');
    }
    expect(collectionPath('users', 'ant'), 'membership is not personal').toBe('users');
  });

  it('writes money as text and reads it back', () => {
    const stored = z.encode(collections.portfolio, portfolioOf());
    expect(stored.cashUnits).toBe('1000000000000000');
    expect(z.decode(collections.portfolio, stored)).toEqual(portfolioOf());
    const position = z.encode(collections.positions, positionOf());
    expect(position.costByStrategy['sma-cross']).toBe('100050000000000');
    expect(z.decode(collections.positions, position)).toEqual(positionOf());
  });
});

describe('the map of what is announced', () => {
  it('has the logical time in every message', () => {
    for (const schema of Object.values(topics)) expect(Object.keys(schema.shape)).toContain('atMs');
    expect(tickTopic('collect-candles')).toBe('tick-collect-candles');
  });
});

describe('the map of what is asked', () => {
  it('takes amounts of more than nothing and of less than what overflows a page', () => {
    const ask = (units: string) =>
      z.safeDecode(callables.deposit.input, { currency: 'KRW', units, requestId: 'r1' }).success;
    expect(ask('1')).toBe(true);
    expect(ask('0')).toBe(false);
    expect(ask('-1')).toBe(false);
    expect(ask(`1${'0'.repeat(23)}`)).toBe(true);
    expect(ask(`1${'0'.repeat(22)}1`)).toBe(false);
  });

  it('lets trading resume only at the typed word', () => {
    expect(callables.resume.input.safeParse({ confirmation: 'RESUME' }).success).toBe(true);
    expect(callables.resume.input.safeParse({ confirmation: 'resume' }).success).toBe(false);
  });
});
