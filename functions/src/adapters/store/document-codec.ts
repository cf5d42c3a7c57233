import { type CollectionName, collections, type DocumentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';

/** A document as it is stored: text, numbers, lists, maps and bytes, without fields that are undefined. */
export type Stored = Readonly<Record<string, unknown>>;

export function encodeDocument<Name extends CollectionName>(
  { collection, path }: DocumentRef<Name>,
  document: StoredDocument<Name>,
): Stored {
  const schema: z.ZodMiniType = collections[collection];
  const encoded = z.safeEncode(schema, document);
  if (!encoded.success) throw new Error(`"${path}" cannot be stored: ${describe(encoded.error)}`);
  const { data } = encoded;
  if (typeof data !== 'object' || data === null) throw new Error(`"${path}" cannot be stored: it has no fields`);
  return definedFields(data);
}

/** @throws Error naming the document, when what is stored does not fit its schema. */
export function decodeDocument<Name extends CollectionName>(
  collection: Name,
  path: string,
  stored: Stored,
): StoredDocument<Name> {
  const schema: z.ZodMiniType = collections[collection];
  const decoded = z.safeDecode(schema, stored);
  if (!decoded.success) throw new Error(`"${path}" does not fit its schema: ${describe(decoded.error)}`);
  // The schema is the collection's own, which the compiler cannot follow through the lookup.
  return decoded.data as StoredDocument<Name>;
}

function definedFields(value: object): Stored {
  const kept = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutUndefined(field)]));
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  return typeof value !== 'object' || value === null || value instanceof Uint8Array ? value : definedFields(value);
}

function describe(error: z.core.$ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'document'}: ${issue.message}`).join('; ');
}
