import * as z from 'zod/mini';

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
  const error = `must be a whole number from ${from} to ${to}`;
  return z.optional(z.int({ error }).check(z.minimum(from, { error }), z.maximum(to, { error })));
}

export function wholeNumber({ by, from, to }: Range) {
  const error = `must be a whole number from ${from} to ${to}`;
  return z._default(z.int({ error }).check(z.minimum(from, { error }), z.maximum(to, { error })), by);
}

export function realNumber({ by, from, to }: Range) {
  const error = `must be a number from ${from} to ${to}`;
  return z._default(z.number({ error }).check(z.minimum(from, { error }), z.maximum(to, { error })), by);
}
