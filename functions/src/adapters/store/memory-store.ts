import { collectionPath, type CollectionName, type DocumentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import { decodeDocument, encodeDocument, type Stored } from './document-codec.ts';
import { selectDocuments } from './memory-query.ts';
import type { Documents, Store, StoreTransaction } from './store.ts';

/** As often as Firestore's own client tries. */
const attemptsMax = 5;

type Write = (documents: Map<string, Stored>) => void;

/** A store within the process, for tests: the same answers, conflicts and retries as Firestore. */
export function memoryStore(): Store {
  const documents = new Map<string, Stored>();
  return {
    get: async (ref) => read(documents, ref),
    getMany: async (refs) => readAll(documents, refs),
    async list(query) {
      const selected = selectDocuments(documents, collectionPath(query.collection, query.userId), query);
      return selected.map(([path, stored]) => decodeDocument(query.collection, path, structuredClone(stored)));
    },
    async createOnce(ref, document) {
      const encoded = structuredClone(encodeDocument(ref, document));
      if (documents.has(ref.path)) return 'exists';
      documents.set(ref.path, encoded);
      return 'created';
    },
    async set(ref, document) {
      documents.set(ref.path, structuredClone(encodeDocument(ref, document)));
    },
    async delete(ref) {
      documents.delete(ref.path);
    },
    async transact(run) {
      for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
        const { view, seen, writes } = beginTransaction(documents);
        const result = await run(view);
        if ([...seen].every(([path, stored]) => documents.get(path) === stored)) {
          commit(documents, writes);
          return result;
        }
      }
      throw new Error(`the transaction met another one ${attemptsMax} times; try again later`);
    },
  };
}

function beginTransaction(documents: Map<string, Stored>) {
  const seen = new Map<string, Stored | undefined>();
  const writes: Write[] = [];
  const view: StoreTransaction = {
    async getMany(refs) {
      if (writes.length > 0) throw new Error('a transaction reads before it writes');
      for (const { path } of refs) seen.set(path, documents.get(path));
      return readAll(documents, refs);
    },
    create(ref, document) {
      const encoded = encodeDocument(ref, document);
      writes.push((target) => {
        if (target.has(ref.path)) throw new Error(`"${ref.path}" is there already`);
        target.set(ref.path, structuredClone(encoded));
      });
    },
    set(ref, document) {
      const encoded = encodeDocument(ref, document);
      writes.push((target) => target.set(ref.path, structuredClone(encoded)));
    },
  };
  return { view, seen, writes };
}

/** Tries the writes on a copy first, so that a refused one leaves nothing behind. */
function commit(documents: Map<string, Stored>, writes: readonly Write[]): void {
  const changed = new Map(documents);
  for (const write of writes) write(changed);
  for (const [path, stored] of changed) documents.set(path, stored);
}

function read<Name extends CollectionName>(
  documents: ReadonlyMap<string, Stored>,
  ref: DocumentRef<Name>,
): StoredDocument<Name> | undefined {
  const stored = documents.get(ref.path);
  return stored === undefined ? undefined : decodeDocument(ref.collection, ref.path, structuredClone(stored));
}

function readAll<Refs extends readonly DocumentRef[]>(
  documents: ReadonlyMap<string, Stored>,
  refs: Refs,
): Documents<Refs> {
  // A tuple's own shape is lost in map; the order is that of the refs.
  return refs.map((ref) => read(documents, ref)) as unknown as Documents<Refs>;
}
