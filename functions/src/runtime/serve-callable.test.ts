import { documentRef } from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreBusyError } from '../adapters/store/store.ts';
import { CallableError } from './callable-error.ts';
import { defineCallable } from './define.ts';
import { hostFunctions, type HostedFunctions } from './host-functions.ts';
import { testHost, unsignedToken } from './test-host.ts';

const deposit = defineCallable({
  name: 'deposit',
  identity: 'desk',
  async run({ units, requestId }, caller, { store, publish }) {
    if (requestId === 'broken') throw new Error('the password is 1234');
    if (requestId === 'closed') throw new CallableError('failed-precondition', { ko: '닫힘', en: 'closed' });
    const ref = documentRef('accounts', 'cash_KRW', caller.userId);
    if (requestId === 'busy') throw new StoreBusyError([ref.path]);
    const account = { id: 'cash_KRW', role: 'cash' as const, asset: 'KRW', balanceUnits: units, updatedAtMs: 1 };
    await store.transact(async (transaction) => transaction.set(ref, account));
    await publish('ledger-posted', { userId: caller.userId, causeId: requestId, atMs: 1 });
    if (requestId === 'busy-later') throw new StoreBusyError([ref.path]);
    return { status: 'posted', balanceUnits: caller.userId === 'u1' ? units : 0n };
  },
});
const movement = { currency: 'KRW', units: '12345678901234567890', requestId: 'r1' };

let desk: Awaited<ReturnType<typeof testHost>>;
let hosted: HostedFunctions;
beforeAll(async () => {
  desk = await testHost();
  hosted = await hostFunctions([deposit], desk.host);
});
afterAll(() => hosted.close());

function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const all = { 'content-type': 'application/json', authorization: `Bearer ${unsignedToken()}`, ...headers };
  return fetch(`${hosted.urls.get('deposit')}/deposit`, { method: 'POST', headers: all, body });
}

async function ask(data: unknown, token = unsignedToken()) {
  const answer = await post(JSON.stringify({ data }), { authorization: `Bearer ${token}` });
  return { status: answer.status, body: z.parse(Answer, await answer.json()) };
}

const Answer = z.looseObject({
  error: z.optional(z.looseObject({ status: z.string(), message: z.string() })),
});

describe('a callable', () => {
  it('answers a member, amounts as text, and records the run', async () => {
    const answer = await ask(movement);
    expect(answer).toEqual({ status: 200, body: { result: { status: 'posted', balanceUnits: movement.units } } });
    expect((await desk.store.get(documentRef('jobs', 'deposit')))?.outcome).toBe('succeeded');
  });

  it('passes on what it refuses, in both languages', async () => {
    expect(await ask({ ...movement, requestId: 'closed' })).toEqual({
      status: 400,
      body: { error: { message: 'closed', status: 'FAILED_PRECONDITION', details: { ko: '닫힘', en: 'closed' } } },
    });
  });

  it.each([
    ['busy', 'Nothing was changed; try again', '바뀐 것은 없습니다'],
    ['busy-later', 'only a part was done', '일부만 처리되었습니다'],
  ])('says so when others were first each time, and what has been done: %s', async (requestId, english, korean) => {
    const { status, body } = await ask({ ...movement, requestId });
    expect([status, body.error?.status]).toEqual([409, 'ABORTED']);
    expect(body.error?.message).toContain(english);
    expect(body.error?.['details']).toMatchObject({ en: body.error?.message, ko: expect.stringContaining(korean) });
  });

  it('names the field that does not fit', async () => {
    const { status, body } = await ask({ ...movement, units: '-5' });
    expect([status, body.error?.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(body.error?.message).toContain('units');
  });

  it('keeps its own faults to the log', async () => {
    const answer = await ask({ ...movement, requestId: 'broken' });
    expect(answer).toEqual({ status: 500, body: { error: { message: 'INTERNAL', status: 'INTERNAL' } } });
    expect(JSON.stringify(desk.lines.at(-1))).toContain('the password is 1234');
  });

  it.each([
    ['no token', { authorization: '' }],
    ['another scheme', { authorization: `Basic ${unsignedToken()}` }],
    ['nonsense', { authorization: 'Bearer x.y.z' }],
    ['a token of another project', { authorization: `Bearer ${unsignedToken({ aud: 'other' })}` }],
    ['a token of another issuer', { authorization: `Bearer ${unsignedToken({ iss: 'https://evil.example' })}` }],
    ['a token that has expired', { authorization: `Bearer ${unsignedToken({ exp: 1 })}` }],
    ['a token that speaks for nobody', { authorization: `Bearer ${unsignedToken({ sub: '' })}` }],
  ])('asks whoever comes with %s to sign in', async (_case, headers) => {
    const answer = await post(JSON.stringify({ data: movement }), headers);
    expect([answer.status, z.parse(Answer, await answer.json()).error?.status]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('tells of a question that does not end, of a member’s in its record too', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const endless = defineCallable({
      name: 'halt',
      identity: 'desk',
      timeoutSeconds: 0.05,
      run: async ({ reason }) => {
        await promise;
        return { halted: true, atMs: 1, by: 'u1', reason };
      },
    });
    const slow = await hostFunctions([endless], desk.host);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${unsignedToken()}` };
    const body = JSON.stringify({ data: { reason: 'lunch' } });
    const asking = fetch(`${slow.urls.get('halt')}`, { method: 'POST', headers, body });
    const ref = documentRef('jobs', 'halt');
    await expect.poll(() => desk.store.get(ref)).toMatchObject({ outcome: 'failed' });
    expect(desk.lines.at(-1)).toMatchObject({ severity: 'ERROR', message: 'late', function: 'halt' });
    resolve();
    expect((await asking).status).toBe(200);
    await slow.close();
  });

  it('refuses who is no member, writes nothing for them, and keeps no record', async () => {
    await desk.store.set(documentRef('jobs', 'deposit'), recordOfNothing);
    const { status, body } = await ask(movement, unsignedToken({ sub: 'stranger' }));
    expect([status, body.error?.status]).toEqual([403, 'PERMISSION_DENIED']);
    expect(await desk.store.get(documentRef('accounts', 'cash_KRW', 'stranger'))).toBeUndefined();
    expect(desk.published.filter(({ data }) => JSON.stringify(data).includes('stranger'))).toEqual([]);
    expect((await desk.store.get(documentRef('jobs', 'deposit')))?.causeId).toBe('nothing');
  });

  it.each(['u1/orders/o1', '..', 'a b'])('takes no id that would name another document, as "%s"', async (sub) => {
    expect((await ask(movement, unsignedToken({ sub }))).status).toBe(401);
  });

  it.each([
    ['no data', '{}', {}],
    ['another key', '{"data":1,"extra":2}', {}],
    ['a list', '[1]', {}],
    ['malformed JSON', '{"data":', {}],
    ['another type of content', '{"data":1}', { 'content-type': 'text/plain' }],
    ['a body that is too large', JSON.stringify({ data: 'x'.repeat(200_000) }), {}],
  ])('answers %s as the protocol says', async (_case, body, headers) => {
    const answer = await post(body, headers);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
    expect(z.parse(Answer, await answer.json()).error?.status).toBe('INVALID_ARGUMENT');
  });

  it('lets no other origin read its answer', async () => {
    const url = `${hosted.urls.get('deposit')}`;
    const origin = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await fetch(url, { method: 'OPTIONS', headers: origin });
    const answer = await post(JSON.stringify({ data: movement }), origin);
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([400, null]);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

const recordOfNothing = {
  name: 'deposit',
  atMs: 1,
  endedAtMs: 1,
  durationMs: 1,
  outcome: 'succeeded' as const,
  causeId: 'nothing',
};
