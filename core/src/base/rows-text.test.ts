import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { rowsText } from './rows-text.ts';

const Rows = rowsText(z.object({ id: z.string(), score: z.nullable(z.number()), note: z.optional(z.string()) }));

describe('a table as one text', () => {
  it('names its columns once', () => {
    const text = z.encode(Rows, [
      { id: 'a', score: 1 },
      { id: 'b', score: null },
    ]);
    expect(text).toBe('{"columns":["id","score"],"rows":[["a",1],["b",null]]}');
  });

  it('comes back as it went in, unknown and absent kept apart', () => {
    const row = fc.record(
      { id: fc.string(), score: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), note: fc.string() },
      { requiredKeys: ['id', 'score'] },
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        // JSON has one zero.
        const plain = rows.map((cells) => ({ ...cells, score: cells.score === 0 ? 0 : cells.score }));
        expect(z.decode(Rows, z.encode(Rows, plain))).toEqual(plain);
      }),
    );
  });

  it('refuses what is no table, and rows that do not fit', () => {
    for (const text of ['', '{', '[]', '{"columns":["id"]}', '{"columns":["id","score"],"rows":[[1,1]]}']) {
      expect(z.safeDecode(Rows, text).success, text).toBe(false);
    }
  });
});
