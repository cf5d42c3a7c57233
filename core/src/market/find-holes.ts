import type { Instant } from '../base/instant.ts';
import { calendarById, sessionOn } from './calendar/sessions.ts';
import { addDays, dateIn } from './calendar/zoned-time.ts';
import { type Candle, type Interval, intervalMs } from './candle.ts';
import { sessionDateOfBar } from './instrument-calendar.ts';

export interface Span {
  readonly fromMs: Instant;
  /** The first instant that no longer belongs to it. */
  readonly toMs: Instant;
}

interface Search extends Span {
  readonly candles: readonly Candle[];
  readonly interval: Interval;
  readonly calendarId: string;
}

/** Where a market was open and no candle is known: spans from the first missing opening to the end of the last. */
export function findHoles({ candles, interval, calendarId, fromMs, toMs }: Search): Span[] {
  const stepMs = intervalMs[interval];
  // Some vendors' hours begin with the session, others' with the clock: a candle counts for the step it opens in.
  const nameOf = (openAtMs: Instant, phaseMs: number) =>
    interval === '1d' ? sessionDateOfBar(calendarId, openAtMs) : Math.floor((openAtMs - phaseMs) / stepMs);
  const knownByPhase = new Map<number, ReadonlySet<string | number>>();
  const isKnown = (openAtMs: Instant) => {
    const phaseMs = openAtMs % stepMs;
    const known = knownByPhase.get(phaseMs) ?? new Set(candles.map((candle) => nameOf(candle.openAtMs, phaseMs)));
    knownByPhase.set(phaseMs, known);
    return known.has(nameOf(openAtMs, phaseMs));
  };
  const holes: Span[] = [];
  let isOpen = false;
  for (const openAtMs of openingsBetween({ calendarId, interval, fromMs, toMs })) {
    const isMissing = !isKnown(openAtMs);
    const last = holes.at(-1);
    if (isMissing && isOpen && last !== undefined) {
      holes[holes.length - 1] = { ...last, toMs: openAtMs + intervalMs[interval] };
    } else if (isMissing) holes.push({ fromMs: openAtMs, toMs: openAtMs + intervalMs[interval] });
    isOpen = isMissing;
  }
  return holes;
}

/** Joins spans that lie closer together than one question to a vendor is worth. */
export function joinSpans(spans: readonly Span[], apartMs: number): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span.fromMs - last.toMs <= apartMs) {
      joined[joined.length - 1] = { fromMs: last.fromMs, toMs: span.toMs };
    } else joined.push(span);
  }
  return joined;
}

/** When candles open within the sessions of a calendar; a day opens once. */
function* openingsBetween({ calendarId, interval, fromMs, toMs }: Omit<Search, 'candles'>): Generator<Instant> {
  const { timeZone } = calendarById(calendarId);
  const lastDate = dateIn(timeZone, toMs);
  for (let date = dateIn(timeZone, fromMs); date <= lastDate; date = addDays(date, 1)) {
    const session = sessionOn(calendarId, date);
    if (session === undefined) continue;
    const endMs = interval === '1d' ? session.opensAtMs + 1 : session.closesAtMs;
    for (let openAtMs = session.opensAtMs; openAtMs < endMs; openAtMs += intervalMs[interval]) {
      if (openAtMs >= fromMs && openAtMs < toMs) yield openAtMs;
    }
  }
}
