import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant, minuteMs } from '../base/instant.ts';
import { Text } from '../base/text.ts';

export const AnalysisKind = z.enum(['news', 'trends']);
export type AnalysisKind = z.output<typeof AnalysisKind>;

/** What an analyst is asked to answer; the response schema of the model is made of the same fields. */
export const AnalystView = z.object({
  /** -1 (very bad for the price) to 1 (very good); 0 when nothing can be said. */
  score: z.number().check(z.gte(-1), z.lte(1)),
  /** 0 (a guess) to 1 (certain). */
  confidence: z.number().check(z.gte(0), z.lte(1)),
  summary: Text,
});
export type AnalystView = z.output<typeof AnalystView>;

/** How long an answer may take: the time limit of the functions that ask. */
export const answeringMs = 2 * minuteMs;

/**
 * When an analysis counts from. Until its time limit an answer may or may not be there, which is luck; a candle of those
 * minutes would be decided otherwise when the day is played again.
 */
export function countsFromMs({ atMs }: Pick<Analysis, 'atMs'>): Instant {
  return atMs + answeringMs;
}

/** What is left when nobody could say anything: no opinion, and why. */
export function emptyView(reason: string): AnalystView {
  return {
    score: 0,
    confidence: 0,
    summary: { ko: `분석이 없습니다: ${reason}`, en: `There is no analysis: ${reason}` },
  };
}

/** One view of one analyst, kept for ever: what was asked, who answered, what it cost. */
export const Analysis = z.object({
  id: Id,
  kind: AnalysisKind,
  instrumentId: Id,
  atMs: Instant,
  view: AnalystView,
  /** The ids of the headlines or trends it was made of. */
  evidence: z.array(Id),
  /** The model that answered; a simulated one says so in its name. */
  model: z.string(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Why there is no view, when the model failed: then the score is 0 and the confidence 0. */
  failure: z.optional(z.string()),
});
export type Analysis = z.output<typeof Analysis>;
