import * as z from 'zod/mini';

/** A document id: made of its cause, never random, without the slash that paths use. */
export const Id = z.string().check(z.regex(/^[^/\s]{1,120}$/));
export type Id = z.output<typeof Id>;

/** Joins the parts of a cause into an id: `makeId('sma-cross', 'KRW-BTC', '1m', 1763600000000)`. */
export function makeId(...parts: readonly (string | number)[]): Id {
  return parts.join('_');
}
