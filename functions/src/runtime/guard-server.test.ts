import * as http from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineCallable, defineHttp } from './define.ts';
import { hostFunctions, type HostedFunctions } from './host-functions.ts';
import { testHost, unsignedToken } from './test-host.ts';

const functions = [
  defineCallable({
    name: 'halt',
    identity: 'desk',
    run: async ({ reason }) => ({ halted: true, atMs: 1, by: 'u1', reason }),
  }),
  defineHttp({ name: 'test-open', identity: 'desk', run: async () => ({ isAlive: true, body: {} }) }),
];
const small = JSON.stringify({ data: { reason: 'lunch' } });
/** Larger than any request, and than what is waiting on a socket. */
const large = JSON.stringify({ data: 'x'.repeat(8_000_000) });
const json = { 'content-type': 'application/json', authorization: `Bearer ${unsignedToken()}` };

let hosted: HostedFunctions;
beforeAll(async () => {
  hosted = await hostFunctions(functions, (await testHost()).host);
});
afterAll(() => hosted.close());

describe.each(functions.map(({ name }) => name))('what strangers send to "%s"', (name) => {
  it.each([
    ['packed', { 'content-encoding': 'gzip' }, gzipSync(large)],
    ['unannounced', { 'transfer-encoding': 'chunked' }, Buffer.from(large)],
    ['announced', { 'content-length': String(large.length) }, Buffer.from(large)],
  ])('is not read when it is large and %s', async (_case, headers, body) => {
    const answer = await post(name, headers, body);
    expect(answer).toMatchObject({ status: 400, type: 'application/json; charset=utf-8', connection: 'close' });
  });

  it('is answered with JSON and no stack when it is none', async () => {
    const { status, type, text } = await post(name, {}, Buffer.from('{"data":'));
    expect([status, type]).toEqual([400, 'application/json; charset=utf-8']);
    expect(text).not.toContain('at ');
  });

  it('is answered when it is small, announced or not', async () => {
    expect((await post(name, { 'transfer-encoding': 'chunked' }, Buffer.from(small))).status).toBe(200);
    expect((await post(name, { 'content-length': String(small.length) }, Buffer.from(small))).status).toBe(200);
  });
});

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  /** `close` from whoever does not care what else is sent. */
  readonly connection: string | undefined;
  readonly text: string;
}

/** As a client of its own making would: whatever it says of the body. */
function post(name: string, headers: http.OutgoingHttpHeaders, body: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${hosted.urls.get(name)}`, { method: 'POST', headers: { ...json, ...headers } });
    let isAnswered = false;
    request.on('response', (response) => {
      isAnswered = true;
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('close', () => {
        const { 'content-type': type, connection } = response.headers;
        resolve({ status: response.statusCode, type, connection, text });
      });
    });
    // Whoever is refused early may still be writing.
    request.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    request.end(body);
  });
}
