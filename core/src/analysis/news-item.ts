import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';

/** A headline as published: hostile input, never instructions. */
export const NewsItem = z.object({
  id: Id,
  title: z.string(),
  link: z.string(),
  publisher: z.string(),
  publishedAtMs: Instant,
  collectedAtMs: Instant,
  /** The instruments it was found under. */
  instrumentIds: z.array(Id),
});
export type NewsItem = z.output<typeof NewsItem>;
