import type { Exchange } from '../adapters/exchanges/exchange.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Publish } from '../runtime/context.ts';
import { CrashError } from './message-bus.ts';

/** Before the call has had any effect, or after it has had all of it and nobody was told. */
export type Moment = 'before' | 'after';

/** A process that dies at one of its calls to the outside, and does nothing more until it is started again. */
export interface MortalProcess {
  /** How many calls it has made since it was told when to die. */
  readonly calls: number;
  dieAt(call: number, moment: Moment): void;
  restart(): void;
  /** Any call to the outside: a request over the wire. */
  call<Result>(run: () => Promise<Result>): Promise<Result>;
  store(store: Store): Store;
  exchange(exchange: Exchange): Exchange;
  publish(publish: Publish): Publish;
}

export function createMortalProcess(): MortalProcess {
  const life = { calls: 0, dieAt: 0, moment: 'before' as Moment, isDead: false };
  const die = () => {
    life.isDead = true;
    throw new CrashError();
  };
  async function live<Result>(call: () => Promise<Result>): Promise<Result> {
    // What ran beside the call that killed it is dead too.
    if (life.isDead) throw new CrashError();
    life.calls += 1;
    const isLast = life.calls === life.dieAt;
    if (isLast && life.moment === 'before') die();
    const result = await call();
    if (isLast || life.isDead) die();
    return result;
  }
  return {
    get calls() {
      return life.calls;
    },
    dieAt(call, moment) {
      Object.assign(life, { calls: 0, dieAt: call, moment });
    },
    restart() {
      life.isDead = false;
    },
    call: live,
    store: (store) => ({
      get: (ref) => live(() => store.get(ref)),
      getMany: (refs) => live(() => store.getMany(refs)),
      list: (query) => live(() => store.list(query)),
      createOnce: (ref, document) => live(() => store.createOnce(ref, document)),
      set: (ref, document) => live(() => store.set(ref, document)),
      delete: (ref) => live(() => store.delete(ref)),
      transact: (run) =>
        live(() =>
          store.transact((transaction) =>
            run({ ...transaction, getMany: (refs) => live(() => transaction.getMany(refs)) }),
          ),
        ),
    }),
    exchange: (exchange) => ({
      ...exchange,
      submit: (order, atMs) => live(() => exchange.submit(order, atMs)),
      find: (order, atMs) => live(() => exchange.find(order, atMs)),
      cancel: (order, atMs) => live(() => exchange.cancel(order, atMs)),
    }),
    publish: (publish) => (topic, message) => live(() => publish(topic, message)),
  };
}
