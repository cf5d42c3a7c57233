import { hourMs, type Instant } from '../../base/instant.ts';

/** How far the clocks of a place are ahead of UTC at an instant; clocks turn on whole hours of UTC. */
export function zoneOffsetMs(timeZone: string, atMs: Instant): number {
  const hour = Math.floor(atMs / hourMs);
  const key = `${timeZone} ${hour}`;
  const known = offsetsMs.get(key);
  if (known !== undefined) return known;
  const offset = readOffsetMs(timeZone, hour * hourMs);
  // A backtest asks for years of hours; more than a few of them are not worth the memory.
  if (offsetsMs.size >= 20_000) offsetsMs.clear();
  offsetsMs.set(key, offset);
  return offset;
}

/** Asking the formatter takes a hundred times as long as remembering. */
const offsetsMs = new Map<string, number>();

function readOffsetMs(timeZone: string, atMs: Instant): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - atMs;
}

/** Making one takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const [numeric, hourCycle] = ['numeric', 'h23'] as const;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle,
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formatters.set(timeZone, made);
  return made;
}
