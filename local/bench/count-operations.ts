import type { Id } from '@gaemi/core/base/id.ts';
import type { TopicMessage, TopicName } from '@gaemi/core/topics.ts';
import { encodeMessage } from '@gaemi/functions/adapters/messages/message-codec.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import type { Publish } from '@gaemi/functions/runtime/context.ts';

/** What the platform bills, as it bills it. */
export interface Operations {
  reads: number;
  writes: number;
  deletes: number;
  invocations: number;
  /** Memory and processor are billed by the tenth of a second. */
  busyTenths: number;
  messages: number;
  messageBytes: number;
}

/** Whose operation it is: an instrument's, a person's, or the desk's. */
export interface Owner {
  readonly functionName: string;
  readonly owner: Id;
}

export const members = 'members';
export const wholeDesk = 'desk';

/** Adds up operations by the function that caused them and the instrument they were for. */
export function createTally() {
  const rows = new Map<string, Owner & Operations>();
  return {
    add({ functionName, owner }: Owner, operations: Partial<Operations>): void {
      const key = `${functionName} ${owner}`;
      const row = rows.get(key) ?? { functionName, owner, ...nothing };
      for (const name of operationNames) row[name] += operations[name] ?? 0;
      rows.set(key, row);
    },
    /** The sum over whatever fits. */
    sum(fits: (owner: Owner) => boolean = () => true): Operations {
      const total = { ...nothing };
      for (const row of rows.values()) {
        if (fits(row)) for (const name of operationNames) total[name] += row[name];
      }
      return total;
    },
    functionNames: () => [...new Set([...rows.values()].map(({ functionName }) => functionName))],
  };
}

export type Tally = ReturnType<typeof createTally>;

const nothing: Operations = {
  reads: 0,
  writes: 0,
  deletes: 0,
  invocations: 0,
  busyTenths: 0,
  messages: 0,
  messageBytes: 0,
};
const operationNames = Object.keys(nothing) as (keyof Operations)[]; // The names of the literal above, which the type of `keys` forgets.

/** Counts what a store is asked for; `owns` says by path or filter whose it is. */
export function countingStore(store: Store, count: (path: string, operations: Partial<Operations>) => void): Store {
  const read = (path: string) => count(path, { reads: 1 });
  const write = (path: string) => count(path, { writes: 1 });
  return {
    get(ref) {
      read(ref.path);
      return store.get(ref);
    },
    getMany(refs) {
      for (const { path } of refs) read(path);
      return store.getMany(refs);
    },
    async list(query) {
      const found = await store.list(query);
      const filter = (query.where ?? []).map(([, , value]) => String(value)).join('/');
      const owner = query.userId === undefined ? '' : `users/${query.userId}/`;
      // A query that finds nothing is billed as one read.
      count(`${owner}${query.collection}/${filter}`, { reads: Math.max(1, found.length) });
      return found;
    },
    createOnce(ref, document) {
      write(ref.path);
      return store.createOnce(ref, document);
    },
    set(ref, document) {
      write(ref.path);
      return store.set(ref, document);
    },
    delete(ref) {
      count(ref.path, { deletes: 1 });
      return store.delete(ref);
    },
    transact: (run) =>
      store.transact((transaction) =>
        // Called again after a conflict, and what it reads is billed again.
        run({
          getMany(refs) {
            for (const { path } of refs) read(path);
            return transaction.getMany(refs);
          },
          create(ref, document) {
            write(ref.path);
            transaction.create(ref, document);
          },
          set(ref, document) {
            write(ref.path);
            transaction.set(ref, document);
          },
        }),
      ),
  };
}

/** Counts what is announced, by the bytes of its message. */
export function countingPublish(
  publish: Publish,
  count: (topic: TopicName, message: TopicMessage<TopicName>, bytes: number) => void,
): Publish {
  return (topic, message) => {
    count(topic, message, encodeMessage(topic, message).byteLength);
    return publish(topic, message);
  };
}
