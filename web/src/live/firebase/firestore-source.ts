import {
  Bytes,
  collection,
  doc,
  getDoc,
  limit,
  onSnapshot,
  orderBy,
  query,
  type Firestore,
  type FirestoreError,
  where,
} from 'firebase/firestore';
import type { LivePath, LiveSource } from '../backend.ts';
import type { LiveEvent } from '../live-state.ts';

const options = { includeMetadataChanges: true } as const;

/** Documents by Firestore listeners. Metadata changes are asked for, since only they tell that the server went away. */
export function firestoreSource(firestore: Firestore): LiveSource {
  return {
    watch: (path, report) =>
      path.newest === undefined ? watchDocument(firestore, path, report) : watchNewest(firestore, path, report),
    async read(paths) {
      const snapshots = await Promise.all(paths.map((path) => getDoc(doc(firestore, path))));
      return snapshots
        .filter((snapshot) => snapshot.exists())
        .map((snapshot) => ({ id: snapshot.id, data: withPlainBytes(snapshot.data()) }));
    },
  };
}

function watchDocument(firestore: Firestore, { path }: LivePath, report: (event: LiveEvent) => void): () => void {
  return onSnapshot(
    doc(firestore, path),
    options,
    (snapshot) => {
      const documents = snapshot.exists() ? [{ id: snapshot.id, data: withPlainBytes(snapshot.data()) }] : [];
      report({ kind: 'snapshot', documents, fromCache: snapshot.metadata.fromCache, atMs: Date.now() });
    },
    (error) => report(fault(error)),
  );
}

function watchNewest(firestore: Firestore, path: LivePath, report: (event: LiveEvent) => void): () => void {
  const { orderBy: field, limit: most = 1, where: only } = path.newest ?? {};
  const order = field === undefined ? [] : [orderBy(field, 'desc')];
  const filter = only === undefined ? [] : [where(only.field, operators[only.is], only.value)];
  return onSnapshot(
    query(collection(firestore, path.path), ...filter, ...order, limit(most)),
    options,
    (snapshot) => {
      const documents = snapshot.docs.map((document) => ({ id: document.id, data: withPlainBytes(document.data()) }));
      report({ kind: 'snapshot', documents, fromCache: snapshot.metadata.fromCache, atMs: Date.now() });
    },
    (error) => report(fault(error)),
  );
}

const operators = { equals: '==', contains: 'array-contains', among: 'in' } as const;

function fault(error: FirestoreError): LiveEvent {
  return { kind: 'failed', reason: error.code, retry: () => undefined };
}

/** Our schemas know bytes as `Uint8Array`, not as the client's own class. */
function withPlainBytes(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, value instanceof Bytes ? value.toUint8Array() : value]),
  );
}
