import { AnalystView } from '@gaemi/core/analysis/analysis.ts';
import * as z from 'zod/mini';
import type { AnalystAnswer } from './analyst.ts';

/** Left out when it is zero. */
const Count = z.optional(z.int().check(z.nonnegative()));

const Answer = z.object({
  candidates: z.optional(
    z.array(
      z.object({
        content: z.optional(z.object({ parts: z.optional(z.array(z.looseObject({ text: z.optional(z.string()) }))) })),
        finishReason: z.optional(z.string()),
      }),
    ),
  ),
  promptFeedback: z.optional(z.object({ blockReason: z.optional(z.string()) })),
  usageMetadata: z.optional(
    z.object({ promptTokenCount: Count, candidatesTokenCount: Count, thoughtsTokenCount: Count }),
  ),
  modelVersion: z.optional(z.string()),
});
type Answer = z.output<typeof Answer>;

/** Reads the vendor's answer as a view; whatever is not exactly one is a failure with its reason. */
export function answerOf(response: unknown, askedModel: string): AnalystAnswer {
  const parsed = Answer.safeParse(response);
  if (!parsed.success) return failed('the model answered something unknown', askedModel);
  // Retired models are served by their successors, which say so.
  const { modelVersion: model = askedModel, usageMetadata } = parsed.data;
  const text = textOf(parsed.data);
  if (text.status === 'missing') return failed(text.reason, model);
  const view = viewOf(text.text);
  if (view === undefined) return failed('the model answered outside the schema', model);
  return {
    status: 'answered',
    view,
    model,
    inputTokens: usageMetadata?.promptTokenCount ?? 0,
    // Thoughts are billed like answers.
    outputTokens: (usageMetadata?.candidatesTokenCount ?? 0) + (usageMetadata?.thoughtsTokenCount ?? 0),
  };
}

export function failed(reason: string, model: string): AnalystAnswer {
  return { status: 'failed', reason, model };
}

type AnswerText =
  | { readonly status: 'found'; readonly text: string }
  | { readonly status: 'missing'; readonly reason: string };

/** The library's own reading takes thoughts for text and a cut answer for a whole one. */
function textOf({ candidates = [], promptFeedback }: Answer): AnswerText {
  const [candidate] = candidates;
  if (candidate === undefined) {
    const blocked = promptFeedback === undefined ? 'answered nothing' : 'refused the question';
    return { status: 'missing', reason: `the model ${blocked}${because(promptFeedback?.blockReason)}` };
  }
  const { content, finishReason } = candidate;
  if (finishReason !== 'STOP') {
    return { status: 'missing', reason: `the model stopped before the end${because(finishReason)}` };
  }
  const spoken = (content?.parts ?? []).filter(({ thought }) => thought !== true);
  const text = spoken.map((part) => part.text ?? '').join('');
  return text.trim() === '' ? { status: 'missing', reason: 'the model answered nothing' } : { status: 'found', text };
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` (${reason.slice(0, 60)})`;
}

function viewOf(text: string): AnalystView | undefined {
  try {
    return AnalystView.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
