import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';

/** What a person is told without having asked. */
export const Alert = z.object({
  id: Id,
  level: z.enum(['info', 'warning', 'critical']),
  text: Text,
  atMs: Instant,
});
export type Alert = z.output<typeof Alert>;
