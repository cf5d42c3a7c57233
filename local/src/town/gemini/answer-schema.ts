import * as z from 'zod/mini';
import type { Judgement } from './judge-material.ts';

/** What the vendor understands of a schema, as far as an answer needs it; types come in either case. */
export interface ResponseSchema {
  readonly type?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly items?: unknown;
  readonly minItems?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

const ResponseSchema = z.object({
  type: z.optional(z.string()),
  enum: z.optional(z.array(z.string())),
  properties: z.optional(z.record(z.string(), z.unknown())),
  items: z.optional(z.unknown()),
  minItems: z.optional(z.coerce.number()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
});

/** Writes a judgement in the form that was asked for; a field's name says what it wants to know. */
export function answerInSchema(schema: unknown, judgement: Judgement, name = ''): unknown {
  const asked: ResponseSchema = ResponseSchema.safeParse(schema).data ?? {};
  const type = asked.type?.toLowerCase() ?? (asked.properties === undefined ? 'string' : 'object');
  if (type === 'object') {
    const fields = Object.entries(asked.properties ?? {});
    return Object.fromEntries(fields.map(([field, inner]) => [field, answerInSchema(inner, judgement, field)]));
  }
  if (type === 'array')
    return Array.from({ length: asked.minItems ?? 0 }, () => answerInSchema(asked.items, judgement, name));
  if (type === 'number' || type === 'integer') return numberFor(asked, judgement, { name, whole: type === 'integer' });
  if (type === 'boolean') return judgement.score > 0;
  if (asked.enum !== undefined) return choiceFor(asked.enum, judgement.score);
  return /^(en|.*english.*)$/i.test(name) ? judgement.summary.en : judgement.summary.ko;
}

function numberFor(
  { minimum = -Infinity, maximum = Infinity }: ResponseSchema,
  { score, confidence }: Judgement,
  { name, whole }: { name: string; whole: boolean },
): number {
  const wanted = /confiden|certain|probab|strength/i.test(name) ? confidence : score;
  const value = Math.min(maximum, Math.max(minimum, wanted));
  return whole ? Math.round(value) : value;
}

function choiceFor(choices: readonly string[], score: number): string {
  const wanted =
    score > 0.2
      ? /buy|bull|positive|up|long/i
      : score < -0.2
        ? /sell|bear|negative|down|short/i
        : /hold|neutral|none|flat/i;
  return choices.find((choice) => wanted.test(choice)) ?? choices[0] ?? '';
}
