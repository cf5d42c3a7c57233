import { expect, it } from 'vitest';
import { defineHttp, defineScheduled } from '../src/runtime/define.ts';
import { toRows } from './cold-start-rows.ts';

const event = defineScheduled({ name: 'event', identity: 'desk', schedule: '* * * * *', run: async () => undefined });
const page = defineHttp({ name: 'page', identity: 'desk', run: async () => ({ isAlive: true, body: {} }) });

it('takes ratios round by round, so that a machine that slows down is fair to all', () => {
  const samples = new Map([
    ['hello', [100, 200, 400]],
    ['read-one', [300, 600, 1200]],
    ['event', [150, 300, 1400]],
    ['page', [160, 320, 640]],
  ]);
  const rows = toRows(samples, [event, page]).map(({ name, medianMs, timesHello, timesReadOne, isMet }) => ({
    name,
    medianMs,
    timesHello,
    timesReadOne,
    isMet,
  }));
  expect(rows).toEqual([
    { name: 'hello', medianMs: 200, timesHello: 1, timesReadOne: 1 / 3, isMet: undefined },
    { name: 'read-one', medianMs: 600, timesHello: 3, timesReadOne: 1, isMet: undefined },
    { name: 'event', medianMs: 300, timesHello: 1.5, timesReadOne: 0.5, isMet: true },
    { name: 'page', medianMs: 320, timesHello: 1.6, timesReadOne: 160 / 300, isMet: false },
  ]);
});

it('takes the middle of an even number of rounds', () => {
  const rows = toRows(new Map([['hello', [10, 40, 20, 30]]]), []);
  expect(rows[0]?.medianMs).toBe(25);
});
