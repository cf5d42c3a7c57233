import { expect, it } from 'vitest';
import { dayMs } from '../base/instant.ts';
import { noonMs } from '../testing/samples.ts';
import { afterStep, backfillSteps, newBackfill, skipInterval, stepsLeft } from './backfill-plan.ts';

const asked = { instrumentId: 'KRW-XRP', askedAtMs: noonMs };

it('covers its spans without a hole, newest first', () => {
  for (const [interval, days] of [
    ['1d', 3650],
    ['1h', 180],
    ['1m', 7],
  ] as const) {
    const steps = backfillSteps(asked).filter((step) => step.interval === interval);
    expect(steps[0]?.toMs).toBe(noonMs);
    expect(steps.at(-1)?.fromMs).toBe(noonMs - days * dayMs);
    expect(steps.slice(1).map(({ toMs }) => toMs)).toEqual(steps.slice(0, -1).map(({ fromMs }) => fromMs));
  }
});

it('comes to its end step by step, and says how far it is', () => {
  let fill = newBackfill('KRW-XRP', noonMs);
  const total = backfillSteps(asked).length;
  for (let done = 1; done <= total; done += 1) {
    expect(fill.status).toBe('running');
    fill = afterStep(fill, 10, noonMs + done);
    expect(fill).toMatchObject({ progress: done / total, candles: 10 * done, updatedAtMs: noonMs + done });
  }
  expect(fill.status).toBe('done');
  expect(stepsLeft(fill)).toEqual([]);
});

it('leaves the rest of an interval out that reaches no further back', () => {
  const fill = skipInterval(afterStep(newBackfill('KRW-XRP', noonMs), 10, noonMs), 0, noonMs);
  expect(fill.next?.interval).toBe('1h');
  expect(fill.candles).toBe(10);
  const minutes = skipInterval(fill, 0, noonMs);
  expect(skipInterval(minutes, 0, noonMs)).toMatchObject({ status: 'done', progress: 1 });
});

it('does not begin before the beginning of time, nor at a step of another plan', () => {
  expect(backfillSteps({ ...asked, askedAtMs: dayMs }).every(({ fromMs }) => fromMs >= 0)).toBe(true);
  expect(stepsLeft({ ...asked, next: { interval: '1m', toMs: 1 } })).toEqual([]);
});

it('reads fewer hours of futures, since each takes calls of its minutes', () => {
  const steps = backfillSteps({ ...asked, instrumentId: 'KOSPI200F' });
  expect(steps.findLast(({ interval }) => interval === '1h')?.fromMs).toBe(noonMs - 60 * dayMs);
  expect(steps.findLast(({ interval }) => interval === '1m')?.fromMs).toBe(noonMs - 7 * dayMs);
});
