import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Context, PortName } from '../runtime/context.ts';

/** A context of nothing: no network, no logs; a test replaces what it looks at. */
export function quietContext(parts: Partial<Context<PortName>>): Context<PortName> {
  return {
    store: memoryStore(),
    publish: async () => undefined,
    clock: { nowMs: () => 0 },
    secrets: { get: async () => undefined },
    log: { info: silent, warn: silent, error: silent },
    feeds: unopened('feeds'),
    headlines: unopened('headlines'),
    trends: unopened('trends'),
    analysts: unopened('analysts'),
    exchanges: unopened('exchanges'),
    keySafe: unopened('keySafe'),
    ...parts,
  };
}

function silent(): void {
  // Tests look at what was stored and announced.
}

function unopened(port: PortName) {
  return () => Promise.reject(new Error(`this test has not opened the port "${port}"`));
}
