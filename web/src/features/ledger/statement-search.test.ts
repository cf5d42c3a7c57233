import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { instantOf, StatementSearch } from './statement-search.ts';

it('reads a Korean wall clock wherever the browser is', () => {
  expect(instantOf('2026-11-20T09:00')).toBe(Date.UTC(2026, 10, 20, 0, 0));
  expect(instantOf('2026-02-31T99:00')).toBeUndefined();
  expect(instantOf(undefined)).toBeUndefined();
});

it('takes what the address cannot mean as if it were not there', () => {
  expect(z.parse(StatementSearch, { asset: 'KRW', role: 'cash', until: '2026-11-20T09:00' })).toEqual({
    asset: 'KRW',
    role: 'cash',
    until: '2026-11-20T09:00',
  });
  expect(z.parse(StatementSearch, { asset: 'a/b', role: 'boss', until: 'yesterday' })).toEqual({});
});
