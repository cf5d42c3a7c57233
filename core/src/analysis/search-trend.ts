import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';

/** How often people searched for a term: 0 to 100, relative to the highest point of the window. */
export const SearchTrend = z.object({
  instrumentId: Id,
  term: z.string(),
  collectedAtMs: Instant,
  points: z.array(z.object({ atMs: Instant, interest: z.number() })),
});
export type SearchTrend = z.output<typeof SearchTrend>;
