import type { Store, StoreTransaction } from '../adapters/store/store.ts';
import type { Context, PortName } from './context.ts';

/**
 * Lets a function ask the store at once, and holds back the answers, and whatever others would notice, until it is
 * allowed. So who asks is looked up in the same round trip as what is asked about; for a person who may not, nothing is
 * computed, written or told, and nothing is read beyond the first question.
 */
export function holdUntil(allowed: Promise<unknown>, context: Context<PortName>): Context<PortName> {
  const { store, publish } = context;
  const answered = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const [answer] = await Promise.all([asked, allowed]);
    return answer;
  };
  const held: Store = {
    get: (ref) => answered(store.get(ref)),
    getMany: (refs) => answered(store.getMany(refs)),
    list: (query) => answered(store.list(query)),
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
        const view: StoreTransaction = {
          getMany: (refs) => answered(transaction.getMany(refs)),
          create: (ref, document) => transaction.create(ref, document),
          set: (ref, document) => transaction.set(ref, document),
        };
        const result = await run(view);
        // Writes leave with the commit, which comes next.
        await allowed;
        return result;
      }),
  };
  return {
    ...context,
    store: held,
    async publish(topic, message) {
      await allowed;
      await publish(topic, message);
    },
  };
}
