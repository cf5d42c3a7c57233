import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { silentJobs } from './silent-jobs.ts';

const nowMs = Date.parse('2026-11-20T01:00:30Z');
const every = { name: 'collect', schedule: '* * * * *', timeZone: 'Asia/Seoul', timeoutSeconds: 60 };
const daily = { name: 'prune', schedule: '0 9 * * *', timeZone: 'Asia/Seoul', timeoutSeconds: 60 };
const dueTodayMs = Date.parse('2026-11-20T00:00:00Z');
const longAgo = { nowMs, speed: 1, sinceMs: nowMs - 30 * dayMs };

function at(name: string, agoMs: number) {
  return { name, atMs: nowMs - agoMs };
}

describe('the functions that are silent', () => {
  it('are those whose tick is overdue', () => {
    const jobs = [at('collect', 10 * minuteMs), { name: 'prune', atMs: dueTodayMs }];
    expect(silentJobs([every, daily], jobs, longAgo)).toEqual(['collect']);
  });

  it('are none while a run of the newest tick may still be under way', () => {
    expect(silentJobs([every], [at('collect', 2.5 * minuteMs)], longAgo)).toEqual([]);
    expect(silentJobs([every], [at('collect', 3.5 * minuteMs)], longAgo)).toEqual(['collect']);
  });

  it('are noticed by their own schedule', () => {
    const yesterday = { name: 'prune', atMs: dueTodayMs - dayMs };
    expect(silentJobs([daily], [yesterday], longAgo)).toEqual(['prune']);
    expect(silentJobs([daily], [yesterday], { ...longAgo, nowMs: dueTodayMs + minuteMs })).toEqual([]);
  });

  it('may never have run, once they were due', () => {
    expect(silentJobs([every, daily], [], longAgo)).toEqual(['collect', 'prune']);
    expect(silentJobs([every, daily], [], { ...longAgo, sinceMs: nowMs - 20 * minuteMs })).toEqual(['collect']);
    expect(silentJobs([every, daily], [], { ...longAgo, sinceMs: nowMs })).toEqual([]);
  });

  it('are given as much wall time on a desk whose market runs faster', () => {
    const speed = 90;
    const jobs = [at('collect', 2 * hourMs)];
    expect(silentJobs([every], jobs, { ...longAgo, speed })).toEqual([]);
    expect(silentJobs([every], [at('collect', 5 * hourMs)], { ...longAgo, speed })).toEqual(['collect']);
  });
});
