import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { units } from '../testing/samples.ts';
import { chainTransfers } from './chain.ts';
import { emptyHead } from './entry.ts';
import type { Transfer } from './transfer.ts';

it('hashes everything an entry says as one JSON array of texts, whatever somebody calls it', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  const rate = fc.record({ units: fc.bigInt({ min: 1n }), source: name, quotedAtMs: fc.nat(), ageMs: fc.nat() });
  fc.assert(
    fc.property(name, name, fc.option(rate, { nil: undefined }), (id, causeId, stated) => {
      const transfer: Transfer = {
        id,
        kind: 'conversion',
        asset: 'KRW',
        units: units(5),
        from: 'cash',
        to: 'market',
        causeId,
        atMs: 7,
        ...(stated !== undefined && { rate: stated }),
      };
      const hashed: string[] = [];
      chainTransfers(emptyHead, [{ transfer, fromBalanceUnits: 3n, toBalanceUnits: -4n }], (text) => {
        hashed.push(text);
        return 'hash';
      });
      const parts = [1, '', id, 'conversion', 'KRW', units(5), 'cash', 'market', causeId, 7, 7, 3n, -4n];
      const rest = stated === undefined ? [] : [stated.units, stated.source, stated.quotedAtMs, stated.ageMs];
      expect(hashed, 'another text would break every chain there is').toEqual([
        JSON.stringify([...parts, ...rest].map(String)),
      ]);
    }),
  );
});
