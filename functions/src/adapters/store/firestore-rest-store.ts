import { collectionPath, type CollectionName, type DocumentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';
import { GoogleError } from '../google/google-error.ts';
import type { AskOptions, GoogleService } from '../google/google-service.ts';
import { decodeDocument, encodeDocument } from './document-codec.ts';
import { toStructuredQuery } from './firestore-rest-query.ts';
import { optimisticTransactions, type Wait } from './firestore-rest-transaction.ts';
import { fromRestFields, toRestFields } from './firestore-rest-value.ts';
import type { Documents, Store } from './store.ts';

const FoundDocument = z.object({
  name: z.string(),
  fields: z.optional(z.unknown()),
  updateTime: z.optional(z.string()),
});
const BatchAnswer = z.array(z.object({ found: z.optional(FoundDocument) }));
const QueryAnswer = z.array(z.object({ document: z.optional(FoundDocument) }));

/**
 * Firestore over its REST interface: the same documents in the same round trips as the official client's, without the
 * half of a start that loading and connecting gRPC costs (docs/decisions.md, "Cold start").
 */
export function firestoreRestStore(service: GoogleService, projectId: string, wait?: Wait): Store {
  const database = firestoreDatabase(service, projectId);
  return {
    async get(ref) {
      const [document] = await database.read([ref]);
      return document;
    },
    getMany: (refs) => database.read(refs),
    async list(query) {
      const parent = collectionPath(query.collection, query.userId).split('/').slice(0, -1).join('/');
      const path = parent === '' ? database.root : `${database.root}/${encodeURI(parent)}`;
      const answer = await service.ask(`/v1/${path}:runQuery`, {
        structuredQuery: toStructuredQuery(query),
      });
      return z
        .parse(QueryAnswer, answer)
        .map(({ document }) => document)
        .filter((document) => document !== undefined)
        .map(({ name, fields }) => decodeDocument(query.collection, name, fromRestFields(fields)));
    },
    async createOnce(ref, document) {
      try {
        await database.commit([database.create(ref, document)]);
        return 'created';
      } catch (error) {
        if (error instanceof GoogleError && error.status === 'ALREADY_EXISTS') return 'exists';
        throw error;
      }
    },
    async set(ref, document) {
      await database.commit([database.update(ref, document)]);
    },
    async delete(ref) {
      await database.commit([database.remove(ref)]);
    },
    transact: optimisticTransactions(database, wait),
  };
}

/** What must hold of a document when a write to it, or to another beside it, is committed. */
export interface Precondition {
  readonly exists?: boolean;
  readonly updateTime?: string;
}

export type RestDatabase = ReturnType<typeof firestoreDatabase>;

/** One database's documents, by path, and the three calls that touch them. */
function firestoreDatabase(service: GoogleService, projectId: string) {
  const root = `projects/${projectId}/databases/(default)/documents`;
  const call = (method: string) => `/v1/${root}:${method}`;
  const update = <Name extends CollectionName>(
    ref: DocumentRef<Name>,
    document: StoredDocument<Name>,
    currentDocument?: Precondition,
  ) => ({
    update: { name: `${root}/${ref.path}`, fields: toRestFields(encodeDocument(ref, document)) },
    ...(currentDocument && { currentDocument }),
  });
  async function batchGet<const Refs extends readonly DocumentRef[]>(refs: Refs) {
    const documents = refs.map(({ path }) => `${root}/${path}`);
    const answers = z.parse(BatchAnswer, await service.ask(call('batchGet'), { documents }));
    const found = new Map(answers.map((answer) => [answer.found?.name, answer.found]));
    const decoded = refs.map((ref, index) => {
      const document = found.get(documents[index]);
      return document && decodeDocument(ref.collection, ref.path, fromRestFields(document.fields));
    });
    // A tuple's own shape is lost in map; the order is that of the refs, whatever that of the answers.
    return {
      documents: decoded as unknown as Documents<Refs>,
      versions: documents.map((name) => found.get(name)?.updateTime),
    };
  }
  return {
    root,
    update,
    batchGet,
    create: <Name extends CollectionName>(ref: DocumentRef<Name>, document: StoredDocument<Name>) =>
      update(ref, document, { exists: false }),
    /** Writes nothing; the commit fails unless the document is as it was. */
    verify: (path: string, currentDocument: Precondition) => ({ verify: `${root}/${path}`, currentDocument }),
    remove: ({ path }: DocumentRef) => ({ delete: `${root}/${path}` }),
    async read<const Refs extends readonly DocumentRef[]>(refs: Refs): Promise<Documents<Refs>> {
      // Nothing to read is no request, and an answer without documents.
      return refs.length === 0 ? ([] as unknown as Documents<Refs>) : (await batchGet(refs)).documents;
    },
    commit: (writes: readonly object[], options?: AskOptions) => service.ask(call('commit'), { writes }, options),
  };
}
