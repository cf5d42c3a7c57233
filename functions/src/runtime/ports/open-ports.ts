import { createAnalysts } from '../../adapters/analysts/index.ts';
import { createExchanges } from '../../adapters/exchanges/index.ts';
import { createFeeds, createHeadlines, createTrends } from '../../adapters/feeds/index.ts';
import { createKeySafe } from '../../adapters/secrets/index.ts';
import type { Ports } from '../context.ts';
import type { Variables } from '../environment.ts';
import type { Base } from '../outside.ts';

/** Every port, for a process that hosts all functions; what a port needs is loaded when it is first used. */
export function openPorts(base: Base, env: Variables): Ports {
  const outside = { ...base, env };
  return {
    feeds: createFeeds(outside),
    headlines: createHeadlines(outside),
    trends: createTrends(outside),
    analysts: createAnalysts(outside),
    exchanges: createExchanges(outside),
    keySafe: createKeySafe(outside),
  };
}
