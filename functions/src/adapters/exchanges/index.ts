import type { Ports } from '../../runtime/context.ts';
import type { Store } from '../store/store.ts';
import type { Exchange } from './exchange.ts';

/** Keys that venues need; the paper venue needs none. */
export const exchangesSecrets: readonly string[] = [];

/** Every venue, by the name of the account an order goes to; each is loaded when it is first asked for. */
export function createExchanges({ store }: { store: Store }): Ports['exchanges'] {
  const venues: ReadonlyMap<string, () => Promise<Exchange>> = new Map([
    ['paper', async () => (await import('./paper-exchange.ts')).createPaperExchange({ store })],
  ]);
  return async (name) => {
    const open = venues.get(name);
    if (open === undefined) throw new Error(`"${name}" is not a venue of this desk; use ${[...venues.keys()].join()}`);
    return open();
  };
}
