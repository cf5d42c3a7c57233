import { documentRef } from '@gaemi/core/collections.ts';
import { defineScheduled, defineSubscriber } from '@gaemi/functions/runtime/define.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from './desk.ts';

const atMs = Date.parse('2026-11-20T00:01:00Z');
let desk: TestDesk;
let failuresLeft = 0;
const handled: string[] = [];

const beat = defineScheduled({
  name: 'beat',
  identity: 'collector',
  schedule: '* * * * *',
  async run(tick, { publish }) {
    handled.push(`beat ${tick.atMs}`);
    if (failuresLeft > 0) {
      failuresLeft -= 1;
      throw new Error('the first attempts fail');
    }
    await publish('trends-collected', { instrumentId: 'KRW-BTC', atMs: tick.atMs });
  },
});

const echo = defineSubscriber({
  name: 'echo',
  identity: 'analyst',
  topic: 'trends-collected',
  async run(message) {
    handled.push(`echo ${message.instrumentId} ${message.atMs}`);
  },
});

beforeAll(async () => {
  desk = await startTestDesk({ functions: [beat, echo] });
});
beforeEach(() => void handled.splice(0));
afterAll(() => desk?.stop());

describe('the desk of the tests', () => {
  it('carries a tick through Pub/Sub push to its function, and what that announces to the next, once each', async () => {
    await desk.tick('beat', atMs);
    await desk.quiet();
    expect(handled, 'handling acknowledges: nothing comes twice').toEqual([`beat ${atMs}`, `echo KRW-BTC ${atMs}`]);
    const job = () => desk.store.get(documentRef('jobs', 'beat'));
    // The record is written after the run.
    await expect.poll(job, { timeout: 10_000 }).toMatchObject({ name: 'beat', atMs, outcome: 'succeeded' });
  });

  it('delivers again what failed, until it is handled', async () => {
    failuresLeft = 1;
    await desk.tick('beat', atMs);
    await desk.quiet();
    expect(handled).toEqual([`beat ${atMs}`, `beat ${atMs}`, `echo KRW-BTC ${atMs}`]);
  });

  it('does not deliver again what cannot be read', async () => {
    await desk.publishRaw('trends-collected', { instrumentId: 'not / an id' });
    await desk.quiet();
    expect(handled).toEqual([]);
    expect(desk.runs.at(-1)).toMatchObject({ name: 'echo', outcome: 'refused' });
  });

  it('says which messages are left when it does not become quiet', async () => {
    failuresLeft = 2;
    await desk.tick('beat', atMs);
    await expect(desk.quiet(300)).rejects.toThrow('1 for "beat"');
    failuresLeft = 0;
    await desk.quiet();
  });
});
