import * as z from 'zod/mini';
import type { Stored } from './document-codec.ts';

/** A value as Firestore's REST interface writes it: `{ "stringValue": "a" }`. */
export type RestValue = Readonly<Record<string, unknown>>;
export type RestFields = Readonly<Record<string, RestValue>>;

export function toRestFields(stored: Stored): RestFields {
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, toRestValue(value)]));
}

/** @throws TypeError for what a document cannot hold. */
export function toRestValue(value: unknown): RestValue {
  if (value === null) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number') return toRestNumber(value);
  if (value instanceof Uint8Array) return { bytesValue: toBuffer(value).toString('base64') };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toRestValue) } };
  if (typeof value === 'object') return { mapValue: { fields: toRestFields({ ...value }) } };
  throw new TypeError(`a document cannot hold a ${typeof value}`);
}

export function fromRestFields(fields: unknown): Stored {
  const named = z.parse(Fields, fields ?? {});
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, fromRestValue(value)]));
}

function toRestNumber(value: number): RestValue {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return { integerValue: value.toString() };
  return { doubleValue: Number.isFinite(value) ? value : String(value) };
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

const Fields = z.record(z.string(), z.record(z.string(), z.unknown()));
const List = z.object({ values: z.optional(z.array(z.record(z.string(), z.unknown()))) });
const Named = z.object({ fields: z.optional(z.unknown()) });

function fromRestValue(value: RestValue): unknown {
  const [kind, content] = Object.entries(value)[0] ?? [];
  const read = kind === undefined ? undefined : readers[kind];
  if (read === undefined) throw new TypeError(`a stored ${kind} is none of ours`);
  return read(content);
}

const readers: Readonly<Record<string, (content: unknown) => unknown>> = {
  nullValue: () => null,
  stringValue: String,
  booleanValue: Boolean,
  integerValue: Number,
  // NaN and the infinities are written as text.
  doubleValue: Number,
  bytesValue: (content) => Buffer.from(String(content), 'base64'),
  arrayValue: (content) => (z.parse(List, content).values ?? []).map(fromRestValue),
  mapValue: (content) => fromRestFields(z.parse(Named, content).fields),
};
