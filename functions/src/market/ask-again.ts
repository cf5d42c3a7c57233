import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import type { Span } from '@gaemi/core/market/find-holes.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { decidableAtMs } from '@gaemi/core/market/instrument-calendar.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import type { Context } from '../runtime/context.ts';
import { keepCandles } from './keep-candles.ts';

/** A span of one instrument that its vendor is to be asked about. */
export interface Question {
  readonly instrument: Instrument;
  readonly interval: Interval;
  readonly span: Span;
  /** The part of the span that need not be asked for again, whatever the answer. */
  readonly settled: Span | undefined;
}

export interface Answer extends Question {
  /** Finished candles as the vendor sent them. */
  readonly candles: readonly Candle[];
  readonly added: readonly Candle[];
  readonly revised: readonly Candle[];
}

interface Asker {
  readonly by: string;
  readonly atMs: Instant;
  readonly questionsMax: number;
}

/**
 * Asks vendors about spans of the past and keeps what they answer; vendors side by side, each one's questions in turn. One
 * that fails is left alone until the next run.
 */
export async function askAgain(
  questions: readonly Question[],
  asker: Asker,
  context: Context<'feeds'>,
): Promise<Answer[]> {
  const byFeed = [...Map.groupBy(questions, ({ instrument }) => instrument.feed)];
  const answers = await Promise.all(
    byFeed.map(async ([name, asked]) => askFeed(await context.feeds(name), asked, asker, context)),
  );
  return answers.flat();
}

// oxlint-disable-next-line max-params -- the vendor, and what askAgain was given
async function askFeed(
  feed: Feed,
  questions: readonly Question[],
  { by, atMs, questionsMax }: Asker,
  { store, log }: Context<'feeds'>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions.slice(0, questionsMax)) {
    const { instrument, interval, span, settled } = question;
    try {
      const told = await feed.candles(instrument, interval, span);
      const candles = told.filter(({ openAtMs }) => decidableAtMs(instrument, interval, openAtMs) <= atMs);
      const target = { instrument, interval, source: feed.name, by, atMs, store, acrossGap: true };
      const kept = await keepCandles(candles, settled === undefined ? target : { ...target, asked: settled });
      if (kept.status === 'kept') answers.push({ ...question, candles, added: kept.added, revised: kept.revised });
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      log.warn('a hole stays open until the next run', {
        instrumentId: instrument.id,
        interval,
        kind: error.kind,
        reason: error.message,
      });
      // A symbol that the vendor does not know says nothing about its others.
      if (error.kind !== 'unknown-symbol') break;
    }
  }
  return answers;
}
