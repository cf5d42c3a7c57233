import { collectionPath, type CollectionName, type DocumentRef } from '@gaemi/core/collections.ts';
import type { DocumentSnapshot, Firestore, Query, Settings } from '@google-cloud/firestore';
import { decodeDocument, encodeDocument } from './document-codec.ts';
import type { Documents, Store, StoreQuery, StoreTransaction } from './store.ts';

const alreadyExists = 6;

/** Firestore through its official client, which is loaded and connected with the first request, once per process. */
export function firestoreStore(settings: Settings): Store {
  let opened: Promise<Firestore> | undefined;
  const client = () => (opened ??= openClient(settings));
  return {
    async get(ref) {
      const snapshot = await (await client()).doc(ref.path).get();
      return decodeSnapshot(ref, snapshot);
    },
    async getMany(refs) {
      if (refs.length === 0) return decodeAll(refs, []);
      const firestore = await client();
      return decodeAll(refs, await firestore.getAll(...refs.map(({ path }) => firestore.doc(path))));
    },
    async list(query) {
      const { docs } = await toFirestoreQuery(await client(), query).get();
      return docs.map((snapshot) => decodeDocument(query.collection, snapshot.ref.path, snapshot.data()));
    },
    async createOnce(ref, document) {
      try {
        await (await client()).doc(ref.path).create(encodeDocument(ref, document));
        return 'created';
      } catch (error) {
        if (hasCode(error, alreadyExists)) return 'exists';
        throw error;
      }
    },
    async set(ref, document) {
      await (await client()).doc(ref.path).set(encodeDocument(ref, document));
    },
    async delete(ref) {
      await (await client()).doc(ref.path).delete();
    },
    async transact(run) {
      const firestore = await client();
      // The client asks for a transaction with the first read, so that beginning costs no round trip of its own.
      return firestore.runTransaction((transaction) => {
        const view: StoreTransaction = {
          async getMany(refs) {
            if (refs.length === 0) return decodeAll(refs, []);
            return decodeAll(refs, await transaction.getAll(...refs.map(({ path }) => firestore.doc(path))));
          },
          create: (ref, document) => void transaction.create(firestore.doc(ref.path), encodeDocument(ref, document)),
          set: (ref, document) => void transaction.set(firestore.doc(ref.path), encodeDocument(ref, document)),
        };
        return run(view);
      });
    },
  };
}

async function openClient(settings: Settings): Promise<Firestore> {
  const { Firestore } = await import('@google-cloud/firestore');
  return new Firestore(settings);
}

function toFirestoreQuery<Name extends CollectionName>(firestore: Firestore, query: StoreQuery<Name>): Query {
  let built: Query = firestore.collection(collectionPath(query.collection, query.userId));
  for (const [field, operator, value] of query.where ?? []) built = built.where(field, operator, value);
  if (query.orderBy !== undefined) built = built.orderBy(...query.orderBy);
  return built.limit(query.limit);
}

function decodeAll<Refs extends readonly DocumentRef[]>(refs: Refs, snapshots: DocumentSnapshot[]): Documents<Refs> {
  const decoded = refs.map((ref, index) => decodeSnapshot(ref, snapshots[index]));
  // A tuple's own shape is lost in map; the order is that of the refs.
  return decoded as unknown as Documents<Refs>;
}

function decodeSnapshot<Name extends CollectionName>(ref: DocumentRef<Name>, snapshot: DocumentSnapshot | undefined) {
  const stored = snapshot?.data();
  return stored === undefined ? undefined : decodeDocument(ref.collection, ref.path, stored);
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
