import { expect, it } from 'vitest';
import { fromRestFields, toRestFields, toRestValue } from './firestore-rest-value.ts';

it('gives back every kind of value that a document may hold', () => {
  const stored = {
    nothing: null,
    text: '개미',
    yes: true,
    no: false,
    whole: 9_007_199_254_740_991,
    large: 1e300,
    fraction: 0.1,
    negativeZero: -0,
    missing: Number.NaN,
    endless: Number.POSITIVE_INFINITY,
    list: [1, 'a', { b: [] }],
    empty: {},
  };
  const overTheWire: unknown = JSON.parse(JSON.stringify(toRestFields(stored)));
  expect(fromRestFields(overTheWire)).toEqual({ ...stored, negativeZero: 0 });
});

it('gives back bytes, also of a part of a larger buffer', () => {
  const part = new Uint8Array([9, 1, 2, 255]).subarray(1);
  expect(fromRestFields({ bytes: toRestValue(part) })['bytes']).toEqual(Buffer.from([1, 2, 255]));
});

it('reads a list and a map without content, as Firestore leaves them out', () => {
  expect(fromRestFields({ list: { arrayValue: {} }, map: { mapValue: {} } })).toEqual({ list: [], map: {} });
  expect(fromRestFields(undefined)).toEqual({});
});

it('refuses what a document cannot hold', () => {
  expect(() => toRestValue(1n)).toThrow('cannot hold a bigint');
  expect(() => fromRestFields({ place: { geoPointValue: {} } })).toThrow('geoPointValue');
});
