import type { CollectionName, DocumentRef, StoredDocument } from '@gaemi/core/collections.ts';
import type { Id } from '@gaemi/core/base/id.ts';

/** Documents, written and read through the schemas of `core/src/collections.ts`; a stored document that does not parse throws. */
export interface Store {
  get<Name extends CollectionName>(ref: DocumentRef<Name>): Promise<StoredDocument<Name> | undefined>;
  /** One round trip for all; answers in the order of the refs. */
  getMany<const Refs extends readonly DocumentRef[]>(refs: Refs): Promise<Documents<Refs>>;
  list<Name extends CollectionName>(query: StoreQuery<Name>): Promise<StoredDocument<Name>[]>;
  /** Writes unless it is there; both answers are success, since an id is made of its cause. */
  createOnce<Name extends CollectionName>(
    ref: DocumentRef<Name>,
    document: StoredDocument<Name>,
  ): Promise<'created' | 'exists'>;
  set<Name extends CollectionName>(ref: DocumentRef<Name>, document: StoredDocument<Name>): Promise<void>;
  /** Removes what has outlived its use; what is not there is removed already. */
  delete(ref: DocumentRef): Promise<void>;
  /**
   * Reads, then writes all or nothing; `run` is called again when something that it read has changed, so it must do
   * nothing else. All reads come before the first write.
   * @throws StoreBusyError when something has changed each time.
   */
  transact<Result>(run: (transaction: StoreTransaction) => Promise<Result>): Promise<Result>;
}

/** Others wrote the same documents each time that a transaction tried to; it has written nothing. */
export class StoreBusyError extends Error {
  constructor(paths: readonly string[], cause?: unknown) {
    super(`others wrote first, each time: "${paths.join('", "')}"`, { cause });
    this.name = 'StoreBusyError';
  }
}

export interface StoreTransaction {
  getMany<const Refs extends readonly DocumentRef[]>(refs: Refs): Promise<Documents<Refs>>;
  /** Fails the whole transaction when the document is there already. */
  create<Name extends CollectionName>(ref: DocumentRef<Name>, document: StoredDocument<Name>): void;
  set<Name extends CollectionName>(ref: DocumentRef<Name>, document: StoredDocument<Name>): void;
}

export interface StoreQuery<Name extends CollectionName> {
  readonly collection: Name;
  /** Whose, for a personal collection. */
  readonly userId?: Id;
  readonly where?: readonly (readonly [
    field: string,
    operator: '==' | '<=' | '>=' | 'in' | 'array-contains',
    value: unknown,
  ])[];
  readonly orderBy?: readonly [field: string, direction: 'asc' | 'desc'];
  readonly limit: number;
}

export type Documents<Refs extends readonly DocumentRef[]> = {
  readonly [Index in keyof Refs]: Refs[Index] extends DocumentRef<infer Name>
    ? StoredDocument<Name> | undefined
    : never;
};
