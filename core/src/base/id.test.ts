import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { Id, makeId } from './id.ts';

describe('an id', () => {
  it.each(['KRW-BTC', '005930.KS', 'binance:BTC-USDT', '^GSPC', '개미', '.a', '__a', makeId('a', 1), 'x'.repeat(120)])(
    'names a document: %s',
    (text) => {
      expect(z.safeParse(Id, text).success).toBe(true);
    },
  );

  it.each(['', '.', '..', '__all__', 'users/u1', 'a b', 'a\n', 'a\u0000', '\ud800', 'x'.repeat(121)])(
    'is none that the store would refuse, or take for another: %j',
    (text) => {
      expect(z.safeParse(Id, text).success).toBe(false);
    },
  );
});
