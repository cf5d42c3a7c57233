import { describe, expect, it } from 'vitest';
import { missingIndexes } from './missing-indexes.ts';

const newest = { collection: 'signals', orderBy: ['atMs', 'desc'], limit: 1 } as const;
const ofInstrument = { ...newest, where: [['instrumentId', '==', 'KRW-BTC']] } as const;
const index = {
  collectionGroup: 'signals',
  fields: [
    { fieldPath: 'instrumentId', order: 'ASCENDING' } as const,
    { fieldPath: 'atMs', order: 'DESCENDING' } as const,
  ],
};

describe('queries that the real store would refuse', () => {
  it('are those over several fields without an index of their own', () => {
    expect(missingIndexes([ofInstrument], { indexes: [] })).toEqual([
      '{"collection":"signals","equal":["instrumentId"],"last":{"field":"atMs","order":"DESCENDING"}}',
    ]);
    expect(missingIndexes([ofInstrument], { indexes: [index] })).toEqual([]);
    expect(missingIndexes([{ ...ofInstrument, orderBy: ['atMs', 'asc'] }], { indexes: [index] })).toHaveLength(1);
  });

  it('are not those that the indexes of single fields answer', () => {
    const equalities = {
      collection: 'signals',
      where: [
        ['side', '==', 'buy'],
        ['interval', '==', '1m'],
      ],
      limit: 1,
    } as const;
    expect(missingIndexes([newest, equalities], { indexes: [] })).toEqual([]);
  });
});
