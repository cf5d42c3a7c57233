import { floorInstant, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { newestDue as newestDueOf, type Schedule as Times } from '@gaemi/functions/runtime/newest-due.ts';

/** When which function is woken. */
export interface Schedule extends Times {
  readonly name: string;
}

export interface DueTick {
  readonly name: string;
  readonly atMs: Instant;
}

export interface Advance {
  readonly due: readonly DueTick[];
  /** Market minutes for which no tick is given any more, because a newer one is due. */
  readonly skippedMinutes: number;
}

export interface Ticker {
  /** What has become due since the last time: of every function at most the newest tick, of a busy one none yet. */
  advance(nowMs: Instant, isBusy?: (name: string) => boolean): Advance;
  /** When there may be something to do again. */
  nextMinuteMs(): Instant;
}

/** Tells which functions the scheduler wakes as time goes by; minutes that passed unseen are not made up for. */
export function createTicker(schedules: readonly Schedule[], startMs: Instant): Ticker {
  let lastMs = floorInstant(startMs, minuteMs);
  const givenMs = new Map(schedules.map(({ name }) => [name, lastMs]));
  return {
    advance(nowMs, isBusy = () => false) {
      const minute = floorInstant(nowMs, minuteMs);
      if (minute <= lastMs) return { due: [], skippedMinutes: 0 };
      const due = schedules.flatMap((schedule) => {
        const atMs = newestDue(schedule, minute);
        if (atMs <= (givenMs.get(schedule.name) ?? atMs) || isBusy(schedule.name)) return [];
        givenMs.set(schedule.name, atMs);
        return [{ name: schedule.name, atMs }];
      });
      const skippedMinutes = (minute - lastMs) / minuteMs - 1;
      lastMs = minute;
      return { due, skippedMinutes };
    },
    nextMinuteMs: () => lastMs + minuteMs,
  };
}

/** The newest instant at or before `nowMs` at which a function is due. */
export function newestDue(named: Schedule, nowMs: Instant): Instant {
  try {
    return newestDueOf(named, nowMs);
  } catch (error) {
    const { name, schedule, timeZone } = named;
    throw new Error(`"${schedule}" (${timeZone}) of "${name}" is not a schedule`, { cause: error });
  }
}
