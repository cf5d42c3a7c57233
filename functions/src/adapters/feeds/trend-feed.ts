import type { Instant } from '@gaemi/core/base/instant.ts';

export interface InterestPoint {
  readonly atMs: Instant;
  /** 0 to 100, relative to the window. */
  readonly interest: number;
}

/** Reads how often people searched for a term. Throws a `FeedError`; callers do without it. */
export interface TrendFeed {
  readonly name: string;
  interest(term: string, span: { fromMs: Instant; toMs: Instant }): Promise<InterestPoint[]>;
}
