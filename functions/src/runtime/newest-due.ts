import { floorInstant, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { CronExpressionParser } from 'cron-parser';

/** When the scheduler wakes a function: the five fields of unix-cron, read by the clocks of a place. */
export interface Schedule {
  readonly schedule: string;
  readonly timeZone: string;
}

/**
 * The newest instant at or before another at which a schedule is due.
 *
 * @throws Error when it is no schedule, or never due.
 */
export function newestDue({ schedule, timeZone }: Schedule, nowMs: Instant): Instant {
  // `prev` looks before the date it is given.
  const currentDate = new Date(floorInstant(nowMs, minuteMs) + minuteMs);
  return CronExpressionParser.parse(schedule, { currentDate, tz: timeZone }).prev().getTime();
}
