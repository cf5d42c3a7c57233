import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Units } from '../base/units.ts';
import { DriftKind } from '../portfolio/drift.ts';

/** Something that should be impossible and is so. While one is open nothing new is bought; a person resolves it. */
export const Incident = z.object({
  id: Id,
  kind: DriftKind,
  /** The account, the instrument or the asset that it is about. */
  subject: z.string(),
  text: Text,
  /** What the books say it must be, and what it was when it was found; left out where there are no figures. */
  expectedUnits: z.optional(Units),
  foundUnits: z.optional(Units),
  status: z.enum(['open', 'resolved']),
  openedAtMs: Instant,
  resolvedAtMs: z.optional(Instant),
  resolvedBy: z.optional(z.string()),
  /** What was found and done, in the words of whoever resolved it. */
  note: z.optional(z.string()),
});
export type Incident = z.output<typeof Incident>;
