import * as z from 'zod/mini';

/** A word of the address: what cannot be read is as if it were not there. */
export function optionalWord<Word extends z.ZodMiniType>(word: Word) {
  // oxlint-disable-next-line promise/valid-params -- zod's `catch`, not that of a promise
  return z.catch(z.optional(word), undefined);
}
