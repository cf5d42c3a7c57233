import {
  collectionPath,
  type DocumentRef,
  personalCollections,
  sharedCollections,
  type StoredDocument,
} from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';
import type { LivePath, Newest } from './backend.ts';
import type { RawDocument } from './live-state.ts';

/** What a page may read; what only functions read stays out of it. */
const readable = { ...sharedCollections, ...personalCollections } as const;
type ReadableName = keyof typeof readable;

/** A path together with the schema that reads what lies there. */
export interface LiveTarget<Value> extends LivePath {
  decode(documents: readonly RawDocument[]): Value;
}

export function oneDocument<Name extends ReadableName>(ref: DocumentRef<Name>): LiveTarget<StoredDocument<Name>> {
  return {
    key: ref.path,
    path: ref.path,
    decode([document]) {
      if (document === undefined) throw new Error(`"${ref.path}" is missing`);
      return decodeDocument(ref.collection, document);
    },
  };
}

/** The newest of a collection; always limited, since every document is billed. */
export function newestDocuments<Name extends ReadableName>(
  query: Newest & { readonly collection: Name; readonly userId?: string },
): LiveTarget<readonly StoredDocument<Name>[]> {
  const path = collectionPath(query.collection, query.userId);
  const { orderBy, limit, where } = query;
  return {
    key: `${path}?${orderBy ?? ''}&${limit}&${where === undefined ? '' : Object.values(where).join(' ')}`,
    path,
    newest: { limit, ...(orderBy === undefined ? {} : { orderBy }), ...(where === undefined ? {} : { where }) },
    decode: (documents) => documents.map((document) => decodeDocument(query.collection, document)),
  };
}

/** @throws Error that names the document which is not what its schema says. */
export function decodeDocument<Name extends ReadableName>(name: Name, document: RawDocument): StoredDocument<Name> {
  const schema: z.ZodMiniType = readable[name];
  const decoded = z.safeDecode(schema, document.data);
  if (decoded.success) return decoded.data as StoredDocument<Name>; // the schema of that very name has just made it
  const where = decoded.error.issues.map((issue) => issue.path.join('.') || 'document').join(', ');
  throw new Error(`${name}/${document.id}: ${where}`);
}
