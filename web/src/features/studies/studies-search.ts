import * as z from 'zod/mini';
import { optionalWord } from '../../optional-word.ts';

/** What the address of the studies says. */
export const StudiesSearch = z.object({
  window: optionalWord(z.string()),
  measure: optionalWord(z.enum(['pearson', 'spearman'])),
  interval: optionalWord(z.enum(['1m', '1h', '1d'])),
});
export type StudiesSearch = z.output<typeof StudiesSearch>;
