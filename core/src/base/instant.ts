import * as z from 'zod/mini';

/** Whole milliseconds since 1970 in UTC, before the year 10000: a number that is no date would fail wherever it is used. */
export const Instant = z.int().check(z.nonnegative(), z.lt(253_402_300_800_000));
export type Instant = z.output<typeof Instant>;

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Korea keeps UTC+9 all year. */
export const koreaOffsetMs = 9 * hourMs;

/** The Korean calendar date of an instant, `2026-11-20`. */
export function koreanDate(atMs: Instant): string {
  return new Date(atMs + koreaOffsetMs).toISOString().slice(0, 10);
}

/** The last whole multiple of `spanMs` at or before an instant. */
export function floorInstant(atMs: Instant, spanMs: number): Instant {
  return atMs - (atMs % spanMs);
}
