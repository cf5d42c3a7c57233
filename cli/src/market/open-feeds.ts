import { createFeeds } from '@gaemi/functions/adapters/feeds/index.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import type { Terminal } from '../terminal.ts';

export type OpenFeed = ReturnType<typeof createFeeds>;

/** The desk's own feed adapters, at the vendors' addresses or those of the environment; keys come from there too. */
export function openFeeds({ env, nowMs }: Terminal): OpenFeed {
  const secrets = { get: async (name: string) => env[name] };
  return createFeeds({ env, secrets, store: memoryStore(), clock: { nowMs } });
}
