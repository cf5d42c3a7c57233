import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';

export interface Headline {
  readonly title: string;
  readonly link: string;
  readonly publisher: string;
  readonly publishedAtMs: Instant;
}

/** Reads headlines about an instrument, newest first. Throws a `FeedError`. */
export interface HeadlineFeed {
  readonly name: string;
  headlines(instrument: Instrument): Promise<Headline[]>;
}
