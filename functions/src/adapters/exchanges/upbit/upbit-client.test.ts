import { describe, expect, it } from 'vitest';
import { createUpbitClient, type UpbitQuestion } from './upbit-client.ts';
import { createUpbitTurns } from './upbit-turns.ts';

const keys = { accessKey: 'access-planted', secretKey: 'secret-planted' };
const accounts: UpbitQuestion = { method: 'GET', path: '/v1/accounts', group: 'default' };

describe('the client', () => {
  it.each<[string, Response, string]>([
    ['what it answers', json(200, [1]), 'answered'],
    [
      'its word for an error as a no',
      json(400, { error: { name: 'under_min_total_bid', message: '최소' } }),
      'refused',
    ],
    ['an error with a number for a name as no such door', json(404, { error: { name: 404, message: 'no' } }), 'absent'],
    ['a name that comes with a failure as nothing', json(500, { error: { name: 'server_error' } }), 'unclear'],
    ['a page as nothing', new Response('<html>', { status: 200 }), 'unclear'],
    ['a redirect as nothing', new Response('', { status: 307, headers: { location: '/elsewhere' } }), 'unclear'],
    ['429 as closed', new Response('slow down', { status: 429 }), 'throttled'],
    ['418 as closed', new Response('blocked', { status: 418 }), 'throttled'],
  ])('takes %s', async (_name, response, status) => {
    expect((await clientOf(async () => response)(accounts)).status).toBe(status);
  });

  it('says why nothing came, without what was sent', async () => {
    const failed = new TypeError('fetch failed', {
      cause: Object.assign(new Error(keys.secretKey), { code: 'ECONNRESET' }),
    });
    const answer = await clientOf(() => Promise.reject(failed))(accounts);
    expect(answer).toEqual({ status: 'unclear', reason: 'the connection to the venue failed (ECONNRESET)' });
  });

  it('uses a nonce once, and sends a body as it was signed', async () => {
    const sent: RequestInit[] = [];
    const client = clientOf(async (_url, init) => {
      sent.push(init ?? {});
      return json(200, {});
    });
    await client(accounts);
    await client({
      ...accounts,
      method: 'POST',
      pairs: [
        ['price', '5000'],
        ['market', 'KRW-BTC'],
      ],
    });
    const tokens = sent.map(({ headers }) => new Headers(headers).get('authorization') ?? '');
    expect(new Set(tokens.map((token) => claimsOf(token).nonce)).size).toBe(2);
    expect(sent[1]?.body).toBe('{"price":"5000","market":"KRW-BTC"}');
  });

  it('asks no more once it was banned', async () => {
    let asked = 0;
    const client = clientOf(async () => {
      asked += 1;
      return new Response('blocked', { status: 418 });
    });
    await client(accounts);
    expect((await client({ ...accounts, group: 'order' })).status).toBe('not-sent');
    expect(asked).toBe(1);
  });
});

describe('the turns', () => {
  it('keep to the calls a second of each group, two fewer than allowed', async () => {
    const clock = turningClock();
    const turns = createUpbitTurns(clock);
    const seconds: number[] = [];
    for (let call = 0; call < 25; call += 1) {
      await turns.take('order');
      seconds.push((clock.now() - startMs) / 1000);
    }
    expect([0, 1, 2].map((second) => seconds.filter((taken) => Math.floor(taken) === second).length)).toEqual([
      10, 10, 5,
    ]);
  });

  it('are those of the rulebook at the time: eight orders a second until August 2026', async () => {
    const clock = turningClock(Date.UTC(2026, 6, 1));
    const turns = createUpbitTurns(clock);
    for (let call = 0; call < 7; call += 1) await turns.take('order');
    expect(clock.now(), 'the seventh waits').toBe(Date.UTC(2026, 6, 1) + 1000);
  });

  it('wait for the next second when none is left, and take more when the vendor allows it', async () => {
    const clock = turningClock();
    const turns = createUpbitTurns(clock);
    await turns.take('order');
    turns.learn('order', 'group=order; min=600; sec=0');
    await turns.take('order');
    expect(clock.now()).toBe(startMs + 1000);
    turns.learn('order', 'group=order; min=600; sec=99');
    for (let call = 0; call < 90; call += 1) await turns.take('order');
    expect(clock.now()).toBe(startMs + 1000);
    await turns.take('order-test');
    expect(clock.now(), 'another group has its own turns').toBe(startMs + 1000);
  });
});

function clientOf(fetch: typeof globalThis.fetch) {
  return createUpbitClient({ baseUrl: 'http://venue.test/', keys, fetch, ...turningClock() });
}

/** After the last change of the vendor's limits. */
const startMs = Date.UTC(2026, 10, 20);

function turningClock(fromMs = startMs) {
  let nowMs = fromMs;
  return {
    now: () => nowMs,
    wait: async (spanMs: number) => {
      nowMs += spanMs;
    },
  };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

function claimsOf(token: string): { nonce: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
