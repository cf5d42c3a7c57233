import { documentRef } from '@gaemi/core/collections.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { defineScheduled, defineSubscriber } from './define.ts';
import { hostFunctions, type HostedFunctions } from './host-functions.ts';
import { testHost } from './test-host.ts';

const posted = { userId: 'u1', causeId: 'c1', atMs: 1_763_600_123_456 };

let hosted: HostedFunctions | undefined;
afterEach(async () => {
  await hosted?.close();
  hosted = undefined;
});

async function openDesk() {
  const desk = await testHost();
  const handled: unknown[] = [];
  const subscriber = defineSubscriber({
    name: 'test-subscriber',
    topic: 'ledger-posted',
    identity: 'bookkeeper',
    async run(message) {
      if (message.causeId === 'broken') throw new Error('the secret is 1234', { cause: new Error('deep') });
      handled.push(message);
    },
  });
  const scheduled = defineScheduled({
    name: 'test-scheduled',
    schedule: '* * * * *',
    identity: 'collector',
    run: async (tick) => void handled.push(tick),
  });
  hosted = await hostFunctions([subscriber, scheduled], desk.host);
  return { ...desk, handled };
}

/** Posts what Pub/Sub pushes; with `ce` headers it is what Eventarc pushes. */
function push(name: string, data: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const message = {
    data: data === undefined ? undefined : Buffer.from(text).toString('base64'),
    messageId: '42',
    message_id: '42',
    publishTime: '2025-11-20T01:02:03.456Z',
    publish_time: '2025-11-20T01:02:03.456Z',
    attributes: {},
  };
  return post(name, { subscription: 'projects/demo-gaemi/subscriptions/s', message }, headers);
}

function post(name: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const url = `${hosted?.urls.get(name)}/projects/demo-gaemi/topics/ledger-posted`;
  const json = { 'content-type': 'application/json', ...headers };
  return fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) });
}

const eventarc = {
  'ce-id': 'event-7',
  'ce-source': '//pubsub.googleapis.com/projects/demo-gaemi/topics/ledger-posted',
  'ce-type': 'google.cloud.pubsub.topic.v1.messagePublished',
  'ce-specversion': '1.0',
  'ce-time': '2025-11-20T01:02:03.456Z',
};

describe('an event function', () => {
  it('handles a message pushed by the emulator, acknowledges it, and records the run', async () => {
    const { handled, store } = await openDesk();
    expect((await push('test-subscriber', posted)).status).toBe(204);
    expect(handled).toEqual([posted]);
    const job = await store.get(documentRef('jobs', 'test-subscriber'));
    expect(job).toMatchObject({ outcome: 'succeeded', causeId: '42', atMs: posted.atMs });
  });

  it('handles the same message as Eventarc delivers it', async () => {
    const { handled, store } = await openDesk();
    expect((await push('test-subscriber', posted, eventarc)).status).toBe(204);
    expect(handled).toEqual([posted]);
    expect((await store.get(documentRef('jobs', 'test-subscriber')))?.causeId).toBe('event-7');
  });

  it('logs one line a run, with the function, the cause and the trace', async () => {
    const { lines } = await openDesk();
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await push('test-subscriber', posted, { ...eventarc, traceparent: `00-${trace}-b7ad6b7169203331-01` });
    expect(lines).toEqual([
      expect.objectContaining({
        severity: 'INFO',
        message: 'handled',
        function: 'test-subscriber',
        causeId: 'event-7',
        atMs: posted.atMs,
        durationMs: expect.any(Number),
        'logging.googleapis.com/trace': `projects/demo-gaemi/traces/${trace}`,
      }),
    ]);
  });

  it.each([
    ['JSON that does not fit the topic', { userId: 'u1' }],
    ['a time that is no date', { ...posted, atMs: 9_000_000_000_000_000 }],
    ['something that is no JSON', 'hello {'],
    ['nothing', undefined],
  ])('acknowledges %s, since no delivery could make it readable', async (_case, data) => {
    const { handled, lines, store } = await openDesk();
    expect((await push('test-subscriber', data)).status).toBe(204);
    expect(handled).toEqual([]);
    expect(
      lines.map(({ severity }) => severity),
      'logged once',
    ).toEqual(['ERROR']);
    expect((await store.get(documentRef('jobs', 'test-subscriber')))?.outcome).toBe('refused');
  });

  it('acknowledges a request that is no Pub/Sub message', async () => {
    const { store } = await openDesk();
    expect((await post('test-subscriber', { x: 1 })).status).toBe(204);
    expect((await store.get(documentRef('jobs', 'test-subscriber')))?.outcome).toBe('refused');
  });

  it('has a message that failed delivered again, and tells the reason to the log alone', async () => {
    const { lines, store } = await openDesk();
    const answer = await push('test-subscriber', { ...posted, causeId: 'broken' });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('failed');
    expect(JSON.stringify(lines)).toContain('deep');
    const job = await store.get(documentRef('jobs', 'test-subscriber'));
    expect(job).toMatchObject({ outcome: 'failed', error: 'the secret is 1234' });
  });

  it('tells of a run that does not end, before the platform cuts it off', async () => {
    const { host, lines, store } = await testHost();
    const { promise, resolve } = Promise.withResolvers<void>();
    const endless = defineScheduled({
      name: 'test-endless',
      schedule: '* * * * *',
      identity: 'collector',
      timeoutSeconds: 0.05,
      run: () => promise,
    });
    hosted = await hostFunctions([endless], host);
    const pushed = push('test-endless', {});
    const ref = documentRef('jobs', 'test-endless');
    await expect
      .poll(() => store.get(ref))
      .toMatchObject({ outcome: 'failed', error: expect.stringContaining('0.05 s') });
    expect(lines).toEqual([expect.objectContaining({ severity: 'ERROR', message: 'late', causeId: '42' })]);
    resolve();
    expect((await pushed).status).toBe(204);
    expect(await store.get(ref), 'it ended after all').toMatchObject({ outcome: 'succeeded' });
  });

  it('acknowledges a message that was handled though its record could not be kept', async () => {
    const { host, lines } = await testHost();
    const store = { ...host.outside.store, set: () => Promise.reject(new Error('quota')) };
    const quick = defineScheduled({
      name: 'test-unrecorded',
      schedule: '* * * * *',
      identity: 'collector',
      run: async () => undefined,
    });
    hosted = await hostFunctions([quick], { ...host, outside: { ...host.outside, store } });
    expect((await push('test-unrecorded', {})).status).toBe(204);
    expect(lines.map(({ severity }) => severity)).toEqual(['INFO', 'WARNING']);
  });
});

describe('a tick', () => {
  it('has its own time, or the minute it was published in', async () => {
    const { handled } = await openDesk();
    await push('test-scheduled', { atMs: 60_000 });
    await push('test-scheduled', {});
    await push('test-scheduled', undefined);
    const minute = Date.parse('2025-11-20T01:02:00Z');
    expect(handled).toEqual([{ atMs: 60_000 }, { atMs: minute }, { atMs: minute }]);
  });
});
