import { expect, it } from 'vitest';
import { memoryStore } from '../../store/memory-store.ts';
import { createKisOrderClient, type KisQuestion } from './kis-order-client.ts';

const keys = { appKey: 'key', appSecret: 'planted-secret', account: '12345678-01' };
const real = 'https://openapi.koreainvestment.com:9443';
const mock = 'https://openapivts.koreainvestment.com:29443';
const order: KisQuestion = { method: 'POST', path: '/order', trId: 'TTTC0012U', fields: { PDNO: '005930' } };

it.each([
  [real, 'TTTC0012U'],
  [mock, 'VTTC0012U'],
])('asks %s for %s, with the hash key that the venue made of the body', async (baseUrl, trId) => {
  const { ask, sent } = clientOf(baseUrl, json(200, { rt_cd: '0', msg_cd: 'APBK0013' }));
  expect(await ask(order)).toMatchObject({ status: 'answered' });
  const [, , last] = sent;
  expect(last?.headers.get('tr_id')).toBe(trId);
  expect(last?.headers.get('hashkey')).toBe('hash of {"PDNO":"005930"}');
  expect(last?.body).toBe('{"PDNO":"005930"}');
});

it.each<[string, Response, object]>([
  ['a refusal of the ledger', json(200, { rt_cd: '7', msg_cd: 'APBK0952' }), { status: 'refused', code: 'APBK0952' }],
  ['a refusal of the gateway', json(500, { rt_cd: '1', msg_cd: 'EGW00201' }), { status: 'refused', code: 'EGW00201' }],
  ['a failure on the way', json(500, { rt_cd: '1', msg_cd: 'EGW00300' }), { status: 'unclear' }],
  ['a failure of the ledger', json(500, { rt_cd: '1', msg_cd: 'OPSP0001' }), { status: 'unclear' }],
  ['a page', new Response('<html>', { status: 502 }), { status: 'unclear' }],
  ['a good answer without an envelope', json(200, {}), { status: 'unclear' }],
])('tells %s from what nobody knows', async (_name, response, expected) => {
  const { ask } = clientOf(real, response);
  expect(await ask(order)).toMatchObject(expected);
});

it('asks for a new pass after one was refused, and does not send the order again by itself', async () => {
  const { ask, sent } = clientOf(real, json(500, { rt_cd: '1', msg_cd: 'EGW00123' }));
  expect(await ask(order)).toEqual({ status: 'refused', code: 'EGW00123' });
  expect(sent.map(({ path }) => path)).toEqual(['/oauth2/tokenP', '/uapi/hashkey', '/order']);
});

it('keeps the pace of the mock, which takes one question a second', async () => {
  const { ask, waits } = clientOf(mock, json(200, { rt_cd: '0', msg_cd: 'OK' }));
  await ask({ ...order, method: 'GET' });
  await ask({ ...order, method: 'GET' });
  expect(waits).toEqual([1100]);
});

function clientOf(baseUrl: string, response: Response) {
  const sent: { path: string; headers: Headers; body: string }[] = [];
  const waits: number[] = [];
  let nowMs = 1_000_000;
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const { pathname: path } = new URL(String(url));
    const body = typeof init?.body === 'string' ? init.body : '';
    sent.push({ path, headers: new Headers(init?.headers), body });
    if (path === '/oauth2/tokenP') return json(200, { access_token: 'pass', expires_in: 86_400 });
    if (path === '/uapi/hashkey') return json(200, { HASH: `hash of ${body}` });
    return response.clone();
  };
  const wait = async (spanMs: number) => {
    waits.push(spanMs);
    nowMs += spanMs;
  };
  const ask = createKisOrderClient({ baseUrl, keys, store: memoryStore(), fetch, wait, wallNow: () => nowMs });
  return { ask, sent, waits };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}
