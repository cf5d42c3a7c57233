import type { Context, PortName } from './context.ts';

/**
 * Lets a function read at once, and holds back whatever others would notice until it is allowed. So who asks is looked up
 * in the same round trip as what is asked about; a person who may not is refused before anything is written or told.
 */
export function holdWrites(context: Context<PortName>, allowed: Promise<unknown>): Context<PortName> {
  const { store, publish } = context;
  return {
    ...context,
    store: {
      get: (ref) => store.get(ref),
      getMany: (refs) => store.getMany(refs),
      list: (query) => store.list(query),
      async createOnce(ref, document) {
        await allowed;
        return store.createOnce(ref, document);
      },
      async set(ref, document) {
        await allowed;
        await store.set(ref, document);
      },
      async delete(ref) {
        await allowed;
        await store.delete(ref);
      },
      transact: (run) =>
        store.transact(async (transaction) => {
          const result = await run(transaction);
          // Writes leave with the commit, which comes next.
          await allowed;
          return result;
        }),
    },
    async publish(topic, message) {
      await allowed;
      await publish(topic, message);
    },
  };
}
