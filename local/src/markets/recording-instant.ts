import { koreaOffsetMs } from '@gaemi/core/base/instant.ts';

export interface WrittenInstant {
  readonly atMs: number;
  /** A time of day that names no zone, read as UTC until it is known where it was written. */
  readonly isLocal: boolean;
}

/** By the digits of a count since 1970, in milliseconds. */
const unitMs: Readonly<Record<number, number>> = { 9: 1000, 10: 1000, 13: 1, 16: 1e-3, 19: 1e-6 };
const written =
  /^(?<year>\d{4})[-/.]?(?<month>\d{2})[-/.]?(?<day>\d{2})(?:[T ]?(?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d+)?)?)?\s?(?<zone>Z|UTC|[+-]\d{2}:?(?:\d{2})?)?$/;

/**
 * Reads an instant as vendors write it: ISO-8601 with or without a zone, `20250604`, `2025.06.04 09:00`, or a count of
 * seconds to nanoseconds since 1970. NaN for anything else.
 */
export function readWrittenInstant(text: string): WrittenInstant {
  const count = /^\d+(?:\.0+)?$/.test(text) ? text.replace(/\.0+$/, '') : '';
  const unit = unitMs[count.length];
  if (unit !== undefined) return { atMs: Math.floor(Number(count) * unit), isLocal: false };
  const { year, month, day, hour, minute = '00', second = '00', zone } = written.exec(text)?.groups ?? {};
  const date = `${year}-${month}-${day}`;
  const atMs = Date.parse(`${date}T${hour ?? '00'}:${minute}:${second}Z`);
  // The language reads 30 February as 2 March.
  if (Number.isNaN(atMs) || !new Date(atMs).toISOString().startsWith(date)) return { atMs: Number.NaN, isLocal: false };
  return { atMs: atMs - offsetMs(zone), isLocal: hour !== undefined && zone === undefined };
}

/** A date and a time of day in columns of their own, `20250605` and `84500`. */
export function joinTime(date: string, time: string): string {
  return `${date} ${/^\d{5}$/.test(time) ? `0${time}` : time}`;
}

/** Korea has no summer time. */
export function fromKorea(atMs: number): number {
  return atMs - koreaOffsetMs;
}

function offsetMs(zone = 'Z'): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
