import type { Instant } from '../../base/instant.ts';
import type { Quote } from '../../market/board.ts';
import type { Candle } from '../../market/candle.ts';
import type { Instrument } from '../../market/instrument.ts';

/** What is known of an instrument when it is screened. */
export interface ScreenInput {
  readonly instrument: Instrument;
  /** Closed daily bars, ascending, adjusted for splits and dividends. */
  readonly days: readonly Candle[];
  /** The feed of those bars. */
  readonly source?: string | undefined;
  readonly quote?: Quote | undefined;
}

/** The newest price, and how old it is. */
export interface NewestPrice {
  readonly price: number;
  readonly atMs: Instant;
  readonly source: string | null;
}
