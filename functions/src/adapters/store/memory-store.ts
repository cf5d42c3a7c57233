import { collectionPath, type CollectionName, type DocumentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import { decodeDocument, encodeDocument, type Stored } from './document-codec.ts';
import { createShelves, type Shelves } from './memory-shelves.ts';
import { selectDocuments } from './memory-query.ts';
import { type Documents, type Store, StoreBusyError, type StoreTransaction } from './store.ts';

/** Far beyond what any test lets meet: each time that one fails, another has come to its end. */
const attemptsMax = 1000;

interface Write {
  readonly path: string;
  readonly stored: Stored;
  /** Fails the transaction when the document is there. */
  readonly isNew: boolean;
}

/** A store within the process, for tests: the same answers, conflicts and retries as Firestore. */
export function memoryStore(): Store {
  const documents = createShelves();
  return {
    get: async (ref) => read(documents, ref),
    getMany: async (refs) => readAll(documents, refs),
    async list(query) {
      const selected = selectDocuments(documents.of(collectionPath(query.collection, query.userId)), query);
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
      for (let attempt = 1; ; attempt += 1) {
        const { view, seen, writes } = beginTransaction(documents);
        const isStill = () => [...seen].every(([path, stored]) => documents.get(path) === stored);
        const thought = await run(view).then(
          (result) => ({ result }),
          (error: unknown) => ({ error }),
        );
        // Of what has changed meanwhile, neither counts.
        if (isStill()) {
          if ('error' in thought) throw thought.error;
          commit(documents, writes);
          return thought.result;
        }
        if (attempt === attemptsMax) throw new StoreBusyError([...writes].map(({ path }) => path));
      }
    },
  };
}

function beginTransaction(documents: Shelves) {
  const seen = new Map<string, Stored | undefined>();
  const writes: Write[] = [];
  const view: StoreTransaction = {
    async getMany(refs) {
      if (writes.length > 0) throw new Error('a transaction reads before it writes');
      for (const { path } of refs) seen.set(path, documents.get(path));
      return readAll(documents, refs);
    },
    create(ref, document) {
      writes.push({ path: ref.path, stored: structuredClone(encodeDocument(ref, document)), isNew: true });
    },
    set(ref, document) {
      writes.push({ path: ref.path, stored: structuredClone(encodeDocument(ref, document)), isNew: false });
    },
  };
  return { view, seen, writes };
}

/** Gathers the writes first, so that a refused one leaves nothing behind. */
function commit(documents: Shelves, writes: readonly Write[]): void {
  const changed = new Map<string, Stored>();
  for (const { path, stored, isNew } of writes) {
    if (isNew && (changed.has(path) || documents.has(path))) throw new Error(`"${path}" is there already`);
    changed.set(path, stored);
  }
  for (const [path, stored] of changed) documents.set(path, stored);
}

function read<Name extends CollectionName>(
  documents: Shelves,
  ref: DocumentRef<Name>,
): StoredDocument<Name> | undefined {
  const stored = documents.get(ref.path);
  return stored === undefined ? undefined : decodeDocument(ref.collection, ref.path, structuredClone(stored));
}

function readAll<Refs extends readonly DocumentRef[]>(documents: Shelves, refs: Refs): Documents<Refs> {
  // A tuple's own shape is lost in map; the order is that of the refs.
  return refs.map((ref) => read(documents, ref)) as unknown as Documents<Refs>;
}
