import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';

const common = {
  id: Id,
  instrumentId: Id,
  /** The session from which on prices are the new ones, `2020-08-31`. */
  date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  /** The opening of that session: older prices are the old ones. */
  atMs: Instant,
  source: z.string(),
};

/** What a company does to its shares. Prices are stored as they were traded and adjusted when they are read. */
export const CorporateAction = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('split'),
    /** So many shares after it ... */
    numerator: z.int().check(z.positive()),
    /** ... for so many before it: 10 for 1. */
    denominator: z.int().check(z.positive()),
  }),
  z.object({
    ...common,
    kind: z.literal('dividend'),
    /** Per share, in the instrument's currency. */ amount: z.number(),
  }),
]);
export type CorporateAction = z.output<typeof CorporateAction>;
export type Split = Extract<CorporateAction, { kind: 'split' }>;
