import type { Text } from '../../base/text.ts';

/** A day of the calendar of its market, `2026-11-20`. */
export type SessionDate = string;

/** A time of day in the market's own time zone, `09:00`; `24:00` is the end of the day, `30:00` six hours after it. */
export type TimeOfDay = string;

export interface Hours {
  readonly opens: TimeOfDay;
  readonly closes: TimeOfDay;
}

/** The usual hours from a day on. */
export interface DatedHours extends Hours {
  readonly validFrom: SessionDate;
  readonly source: string;
}

/** A day without trading. */
export interface ClosedDay {
  readonly date: SessionDate;
  readonly name: Text;
  /** Who says so: an announcement, or a law. */
  readonly source: string;
}

/** A day with hours of its own. */
export interface SpecialDay extends ClosedDay, Hours {}

/** When a market trades, as dated facts. */
export interface TradingCalendar {
  readonly id: string;
  readonly name: Text;
  readonly timeZone: string;
  readonly weekends: boolean;
  readonly hours: readonly DatedHours[];
  /** The days whose closings and special hours are known; undefined when there can be none. */
  readonly known: { readonly from: SessionDate; readonly to: SessionDate } | undefined;
  readonly closed: readonly ClosedDay[];
  readonly special: readonly SpecialDay[];
}
