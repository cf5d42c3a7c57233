import type { Context, PortName } from './context.ts';

/** The same context, which tells of everything that others may notice of it from then on. */
export function noteWrites(context: Context<PortName>, note: () => void): Context<PortName> {
  const { store, publish } = context;
  return {
    ...context,
    store: {
      ...store,
      createOnce(ref, document) {
        note();
        return store.createOnce(ref, document);
      },
      set(ref, document) {
        note();
        return store.set(ref, document);
      },
      delete(ref) {
        note();
        return store.delete(ref);
      },
      async transact(run) {
        // One that ends otherwise has written nothing.
        const result = await store.transact(run);
        note();
        return result;
      },
    },
    publish(topic, message) {
      note();
      return publish(topic, message);
    },
  };
}
