import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';

/** A person who may use this desk; `users/{userId}`. Its existence is the membership. */
export const Member = z.object({
  userId: Id,
  email: z.string(),
  joinedAtMs: Instant,
});
export type Member = z.output<typeof Member>;
