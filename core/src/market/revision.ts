import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Candle, Interval } from './candle.ts';

/** A closed candle turned out to be another one: what it was, what it is, who said so and when. */
export const Revision = z.object({
  id: Id,
  instrumentId: Id,
  interval: Interval,
  openAtMs: Instant,
  before: Candle,
  after: Candle,
  /** The feed that corrected itself, or the one that contradicted another. */
  source: z.string(),
  /** The function that asked. */
  by: z.string(),
  /** The tick at which it was read. */
  atMs: Instant,
});
export type Revision = z.output<typeof Revision>;

/** The same correction read at the same tick is the same revision, however often it is written. */
export function revisionId({
  instrumentId,
  interval,
  openAtMs,
  atMs,
}: Pick<Revision, 'instrumentId' | 'interval' | 'openAtMs' | 'atMs'>): Id {
  return makeId(instrumentId, interval, openAtMs, atMs);
}
