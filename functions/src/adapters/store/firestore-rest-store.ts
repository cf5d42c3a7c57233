import { collectionPath, type CollectionName, type DocumentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';
import { GoogleError } from '../google/google-error.ts';
import type { GoogleService } from '../google/google-service.ts';
import { decodeDocument, encodeDocument } from './document-codec.ts';
import { toStructuredQuery } from './firestore-rest-query.ts';
import { transactOverRest } from './firestore-rest-transaction.ts';
import { fromRestFields, toRestFields } from './firestore-rest-value.ts';
import type { Documents, Store } from './store.ts';

const FoundDocument = z.object({ name: z.string(), fields: z.optional(z.unknown()) });
const BatchAnswer = z.array(
  z.object({
    found: z.optional(FoundDocument),
    missing: z.optional(z.string()),
    transaction: z.optional(z.string()),
  }),
);
const QueryAnswer = z.array(z.object({ document: z.optional(FoundDocument) }));

/**
 * Firestore over its REST interface: the same documents in the same round trips as the official client's, without the
 * half of a start that loading and connecting gRPC costs (docs/decisions.md, "Cold start").
 */
export function firestoreRestStore(service: GoogleService, projectId: string): Store {
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
        await database.commit({ writes: [database.create(ref, document)] });
        return 'created';
      } catch (error) {
        if (error instanceof GoogleError && error.status === 'ALREADY_EXISTS') return 'exists';
        throw error;
      }
    },
    async set(ref, document) {
      await database.commit({ writes: [database.update(ref, document)] });
    },
    async delete(ref) {
      await database.commit({ writes: [database.remove(ref)] });
    },
    transact: (run) => transactOverRest(database, run),
  };
}

export type RestDatabase = ReturnType<typeof firestoreDatabase>;

/** One database's documents, by path, and the three calls that touch them. */
function firestoreDatabase(service: GoogleService, projectId: string) {
  const root = `projects/${projectId}/databases/(default)/documents`;
  const call = (method: string) => `/v1/${root}:${method}`;
  const update = <Name extends CollectionName>(ref: DocumentRef<Name>, document: StoredDocument<Name>) => ({
    update: { name: `${root}/${ref.path}`, fields: toRestFields(encodeDocument(ref, document)) },
  });
  async function batchGet<const Refs extends readonly DocumentRef[]>(refs: Refs, consistency: object) {
    const documents = refs.map(({ path }) => `${root}/${path}`);
    const answers = z.parse(BatchAnswer, await service.ask(call('batchGet'), { documents, ...consistency }));
    const found = new Map(answers.map((answer) => [answer.found?.name, answer.found?.fields]));
    const decoded = refs.map((ref, index) => {
      const name = documents[index];
      if (!found.has(name)) return undefined;
      return decodeDocument(ref.collection, ref.path, fromRestFields(found.get(name)));
    });
    const begun = answers.find(({ transaction }) => transaction !== undefined)?.transaction;
    // A tuple's own shape is lost in map; the order is that of the refs, whatever that of the answers.
    return { documents: decoded as unknown as Documents<Refs>, begun };
  }
  return {
    root,
    update,
    batchGet,
    create: <Name extends CollectionName>(ref: DocumentRef<Name>, document: StoredDocument<Name>) => ({
      ...update(ref, document),
      currentDocument: { exists: false },
    }),
    remove: ({ path }: DocumentRef) => ({ delete: `${root}/${path}` }),
    async read<const Refs extends readonly DocumentRef[]>(refs: Refs): Promise<Documents<Refs>> {
      // Nothing to read is no request, and an answer without documents.
      return refs.length === 0 ? ([] as unknown as Documents<Refs>) : (await batchGet(refs, {})).documents;
    },
    commit: (body: { readonly writes: readonly object[]; readonly transaction?: string | undefined }) =>
      service.ask(call('commit'), body, { repeatable: body.transaction === undefined }),
    rollback: (transaction: string) => service.ask(call('rollback'), { transaction }),
  };
}
