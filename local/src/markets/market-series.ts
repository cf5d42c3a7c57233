import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import type { PlayedCandle } from './price-path.ts';
import type { Session } from './session.ts';
import type { TickSize } from './tick-size.ts';

/** What the town plays: every market and the instant at which its clock begins. */
export interface MarketProgramme {
  readonly instruments: readonly MarketSeries[];
  /** Market time of the first second: there is history before it and trading after it. */
  readonly startAtMs: number;
  /** One line each, for the person who started the desk: which recordings are used and which are not. */
  readonly notes: readonly string[];
  /** What the recordings of the person's folder are of, the finest first. */
  readonly givenIds: readonly string[];
}

export interface SeriesDetails {
  readonly instrumentId: string;
  readonly kind: 'recorded' | 'simulated';
  /** Where the prices come from, and what happens at the end of a recording. */
  readonly description: Text;
  /** The length of the candles it holds; anything finer is drawn inside them. */
  readonly candleSpanMs: number;
  readonly session: Session;
  readonly tickSize: TickSize;
}

/** One market. No answer ever knows anything later than the instant that it is asked for. */
export interface MarketSeries extends SeriesDetails {
  /** The first instant with a price. */
  readonly beginsAtMs: number;
  /** Candles of any length that closed at or before an instant, ascending; spans without trading are left out. */
  candlesUpTo(atMs: number, span: CandleSpan): Candle[];
  /** The candle an instant lies in, as far as it has come; undefined while nothing has traded in it. */
  formingAt(atMs: number, spanMs: number): Candle | undefined;
  /** The last trade; undefined before the first. */
  priceAt(atMs: number): Trade | undefined;
}

export interface CandleSpan {
  /** The length of a candle; a day means the venue's session. */
  readonly spanMs: number;
  readonly fromMs: number;
}

export interface Trade {
  readonly price: number;
  readonly atMs: number;
}

/** The candles a series is made of: a recording, or a generator. */
export interface CandleSource {
  readonly beginsAtMs: number;
  /** Those that overlap a span, ascending. */
  between(fromMs: number, toMs: number): PlayedCandle[];
  /** The newest that opened at or before an instant. */
  latestAt(atMs: number): PlayedCandle | undefined;
}
