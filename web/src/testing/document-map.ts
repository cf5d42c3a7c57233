import { collections, type CollectionName, type DocumentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';

/** Documents as they are stored, by path. */
export type Documents = Map<string, unknown>;

export function put<Name extends CollectionName>(
  documents: Documents,
  { collection, path }: DocumentRef<Name>,
  document: StoredDocument<Name>,
): void {
  const schema: z.ZodMiniType = collections[collection];
  documents.set(path, z.encode(schema, document));
}

/** A document as the desk would read it. */
export function readBack<Name extends CollectionName>(
  documents: Documents,
  { collection, path }: DocumentRef<Name>,
): StoredDocument<Name> | undefined {
  if (!documents.has(path)) return undefined;
  const schema: z.ZodMiniType = collections[collection];
  return z.decode(schema, documents.get(path)) as StoredDocument<Name>; // the schema of that very name has just made it
}
