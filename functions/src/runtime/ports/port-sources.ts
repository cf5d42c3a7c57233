import { analystsSecrets } from '../../adapters/analysts/index.ts';
import { exchangesSecrets } from '../../adapters/exchanges/index.ts';
import { feedsSecrets } from '../../adapters/feeds/index.ts';
import type { PortName } from '../context.ts';

/** Where a port is opened, so that a bundle can carry those it uses alone, and the keys its adapters need. */
export interface PortSource {
  /** Within `functions/src`. */
  readonly module: string;
  /** The function that opens it, from `{ env, secrets, store }`. */
  readonly opener: string;
  readonly secrets: readonly string[];
}

export const portSources: Readonly<Record<PortName, PortSource>> = {
  feeds: { module: 'adapters/feeds/index.ts', opener: 'createFeeds', secrets: feedsSecrets },
  headlines: { module: 'adapters/feeds/index.ts', opener: 'createHeadlines', secrets: [] },
  trends: { module: 'adapters/feeds/index.ts', opener: 'createTrends', secrets: [] },
  analysts: { module: 'adapters/analysts/index.ts', opener: 'createAnalysts', secrets: analystsSecrets },
  exchanges: { module: 'adapters/exchanges/index.ts', opener: 'createExchanges', secrets: exchangesSecrets },
  keySafe: { module: 'adapters/secrets/index.ts', opener: 'createKeySafe', secrets: [] },
};
