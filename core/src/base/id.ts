import * as z from 'zod/mini';

/**
 * A document id: made of its cause, never random, without the slash that paths use. Nor is it one of those that the store
 * keeps to itself or cannot write: `.`, `..`, `__name__`, what does not print, half a character.
 */
export const Id = z.string().check(z.regex(/^(?!\.{1,2}$|__.*__$)[^/\s\p{Cc}\p{Cs}]{1,120}$/u));
export type Id = z.output<typeof Id>;

/** Joins the parts of a cause into an id: `makeId('sma-cross', 'KRW-BTC', '1m', 1763600000000)`. */
export function makeId(...parts: readonly (string | number)[]): Id {
  return parts.join('_');
}
