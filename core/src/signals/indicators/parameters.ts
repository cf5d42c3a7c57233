import * as z from 'zod/mini';
import type { Text } from '../../base/text.ts';

interface Range {
  readonly by: number;
  readonly from: number;
  readonly to: number;
}

/** How many bars, at most a lifetime of days; `by` is the default. */
export function barCount(by: number, from = 1, to = 20_000) {
  return wholeNumber({ by, from, to });
}

/** A number of bars that may be left out, and then is not part of the spec either. */
export function optionalBarCount(from = 1, to = 20_000) {
  return explained({ from, to, whole: true }, z.optional(z.int().check(z.minimum(from), z.maximum(to))));
}

export function wholeNumber({ by, from, to }: Range) {
  return explained({ from, to, whole: true }, z._default(z.int().check(z.minimum(from), z.maximum(to)), by));
}

export function realNumber({ by, from, to }: Range) {
  return explained({ from, to, whole: false }, z._default(z.number().check(z.minimum(from), z.maximum(to)), by));
}

/** A schema has one message, and people read two languages. */
const explanations = new WeakMap<z.core.$ZodType, Text>();

function explained<Schema extends z.core.$ZodType>(
  { from, to, whole }: Omit<Range, 'by'> & { readonly whole: boolean },
  schema: Schema,
): Schema {
  explanations.set(schema, {
    ko: `${from}부터 ${to}까지의 ${whole ? '정수' : '수'}여야 합니다`,
    en: `must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}`,
  });
  return schema;
}

/** What a parameter may be, or nothing when its schema was not made here. */
export function explanationOf(schema: z.core.$ZodType | undefined): Text | undefined {
  return schema === undefined ? undefined : explanations.get(schema);
}
