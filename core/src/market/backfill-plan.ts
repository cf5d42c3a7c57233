import { dayMs, type Instant } from '../base/instant.ts';
import type { Interval } from './candle.ts';
import { findInstrument } from './instruments.ts';
import type { Backfill } from './watchlist.ts';

type Asked = Pick<Backfill, 'instrumentId' | 'askedAtMs'>;

interface Depth {
  readonly interval: Interval;
  /** How far back the desk wants it. */
  readonly spanMs: number;
  /** What is read in one step, which is what is lost when a run dies. */
  readonly stepMs: number;
}

/** In the order that a chart needs it: days open at once, minutes are many. */
const depths: readonly Depth[] = [
  { interval: '1d', spanMs: 3650 * dayMs, stepMs: 1000 * dayMs },
  { interval: '1h', spanMs: 180 * dayMs, stepMs: 30 * dayMs },
  { interval: '1m', spanMs: 7 * dayMs, stepMs: dayMs },
];

export interface BackfillStep {
  readonly interval: Interval;
  readonly fromMs: Instant;
  readonly toMs: Instant;
}

/** Hours of futures are made of their minutes, a hundred a call: four calls a session. */
const futureHoursMs = 60 * dayMs;

/** The history of an instrument in steps, newest first within each interval. */
export function backfillSteps({ instrumentId, askedAtMs }: Asked): BackfillStep[] {
  const isFuture = findInstrument(instrumentId)?.kind === 'future';
  return depths.flatMap(({ interval, spanMs, stepMs }) => {
    const depthMs = isFuture && interval === '1h' ? futureHoursMs : spanMs;
    const oldestMs = Math.max(0, askedAtMs - depthMs);
    const steps: BackfillStep[] = [];
    for (let toMs = askedAtMs; toMs > oldestMs; toMs -= stepMs) {
      steps.push({ interval, fromMs: Math.max(oldestMs, toMs - stepMs), toMs });
    }
    return steps;
  });
}

/** The steps that are left, the first of them next. */
export function stepsLeft(fill: Asked & Pick<Backfill, 'next'>): BackfillStep[] {
  const { next } = fill;
  const steps = backfillSteps(fill);
  if (next === undefined) return [];
  const at = steps.findIndex(({ interval, toMs }) => interval === next.interval && toMs === next.toMs);
  return at === -1 ? [] : steps.slice(at);
}

/** A backfill that has not begun. */
export function newBackfill(instrumentId: string, askedAtMs: Instant): Backfill {
  const [first] = backfillSteps({ instrumentId, askedAtMs });
  return {
    instrumentId,
    status: 'running',
    askedAtMs,
    updatedAtMs: askedAtMs,
    progress: 0,
    candles: 0,
    ...(first === undefined ? {} : { next: { interval: first.interval, toMs: first.toMs } }),
  };
}

/** After a step: how far it has come, and what is next. */
export function afterStep(before: Backfill, candles: number, updatedAtMs: Instant): Backfill {
  const { next: _done, ...rest } = before;
  const left = stepsLeft(before).slice(1);
  const total = backfillSteps(before).length;
  const [next] = left;
  return {
    ...rest,
    status: next === undefined ? 'done' : 'running',
    updatedAtMs,
    candles: before.candles + candles,
    progress: (total - left.length) / total,
    ...(next === undefined ? {} : { next: { interval: next.interval, toMs: next.toMs } }),
  };
}

/** Skips what is left of an interval that reaches no further back. */
export function skipInterval(before: Backfill, candles: number, updatedAtMs: Instant): Backfill {
  const interval = before.next?.interval;
  let after = afterStep(before, candles, updatedAtMs);
  while (after.next !== undefined && after.next.interval === interval) after = afterStep(after, 0, updatedAtMs);
  return after;
}
