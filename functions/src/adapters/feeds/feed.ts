import type { Id } from '@gaemi/core/base/id.ts';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';

/** Reads prices from one vendor. Sending orders is another port, since some venues have only one of the two. */
export interface Feed {
  readonly name: string;
  /** The newest quotes of one group in as few calls as the vendor allows; an instrument it does not know is left out. */
  quotes(instruments: readonly Instrument[]): Promise<Quote[]>;
  /**
   * Candles that closed at or before `toMs`, ascending, at least those that opened from `fromMs` on; prices as they were
   * traded, whatever happened to the shares since.
   */
  candles(instrument: Instrument, interval: Interval, span: { fromMs: Instant; toMs: Instant }): Promise<Candle[]>;
  /** Splits and dividends that came into force within the span; left out by venues of things that have none. */
  actions?(instrument: Instrument, span: { fromMs: Instant; toMs: Instant }): Promise<CorporateAction[]>;
  /** Instruments by a name or a part of it; left out by vendors that cannot be asked so. */
  search?(text: string): Promise<FoundSymbol[]>;
}

export interface FoundSymbol {
  readonly instrumentId: Id;
  /** In the vendor's language. */
  readonly name: string;
}

/** Why a feed has no answer; `retryAfterMs` when the vendor says so. */
export class FeedError extends Error {
  readonly kind: 'throttled' | 'unknown-symbol' | 'malformed' | 'stale' | 'down';
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: FeedError['kind'],
    message: string,
    options: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'FeedError';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}
