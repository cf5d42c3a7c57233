import { describe, expect, it } from 'vitest';
import { plainSearch } from './address.ts';

describe('the words of an address', () => {
  it('are those that are there', () => {
    expect(plainSearch({ interval: '1h', range: undefined, find: 5 })).toEqual({ interval: '1h', find: '5' });
    expect(Object.keys(plainSearch({ range: undefined, sort: null, deep: {} })), 'and no others').toEqual([]);
  });
});
