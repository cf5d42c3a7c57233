import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { metadataToken } from './access-token.ts';
import { googleService } from './google-service.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

type Reply = { readonly status: number; readonly body: string } | 'hang up';

async function serve(replies: readonly Reply[]) {
  const seen: { authorization: string | undefined; body: string }[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const reply = replies[Math.min(seen.length, replies.length - 1)];
      seen.push({ authorization: request.headers.authorization, body });
      if (reply === undefined || reply === 'hang up') request.socket.destroy();
      else response.writeHead(reply.status).end(reply.body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const waits: number[] = [];
  const wait = async (spanMs: number) => void waits.push(spanMs);
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    seen,
    waits,
    service: googleService({ origin: `http://${host}`, accessToken: async () => 't', wait }),
  };
}

const fine = { status: 200, body: '{"well":true}' };
const busy = { status: 503, body: '{"error":{"status":"UNAVAILABLE","message":"busy"}}' };

describe('a Google service over REST', () => {
  it('posts JSON with the token and reads the answer', async () => {
    const { service, seen } = await serve([fine]);
    expect(await service.ask('/v1/x', { a: '개미' })).toEqual({ well: true });
    expect(seen).toEqual([{ authorization: 'Bearer t', body: '{"a":"개미"}' }]);
  });

  it('asks again when the service is away, at once and then after growing waits', async () => {
    const { service, waits } = await serve([busy, 'hang up', busy, fine]);
    expect(await service.ask('/v1/x', {})).toEqual({ well: true });
    expect(waits).toHaveLength(2);
    expect(waits[1], 'each wait is longer').toBeGreaterThan(50);
  });

  it('gives up after five attempts, with what the service said', async () => {
    const { service, seen } = await serve([busy]);
    await expect(service.ask('/v1/x', {})).rejects.toThrow('UNAVAILABLE: busy');
    expect(seen).toHaveLength(5);
  });

  it.each([
    ['what may not be repeated', busy, { repeatable: false }],
    ['what was refused', { status: 403, body: '[{"error":{"status":"PERMISSION_DENIED","message":"no"}}]' }, {}],
  ])('asks once for %s', async (_case, reply, options) => {
    const { service, seen } = await serve([reply]);
    await expect(service.ask('/v1/x', {}, options)).rejects.toThrow(/UNAVAILABLE|PERMISSION_DENIED/);
    expect(seen).toHaveLength(1);
  });

  it('asks again when others wrote the same at the same moment', async () => {
    const aborted = { status: 409, body: '{"error":{"status":"ABORTED","message":"Transaction lock timeout."}}' };
    const { service, seen } = await serve([aborted, fine]);
    await service.ask('/v1/x', {});
    expect(seen).toHaveLength(2);
  });

  it('takes an answer that is none of the service for one that is away', async () => {
    const { service, seen } = await serve([{ status: 502, body: '<html>Bad Gateway</html>' }, fine]);
    await service.ask('/v1/x', {});
    expect(seen).toHaveLength(2);
  });
});

describe('the token of a service account', () => {
  it('is asked for once, and again before it ends', async () => {
    const { host, seen } = await serve([
      { status: 200, body: '{"access_token":"a","expires_in":3600,"token_type":"Bearer"}' },
    ]);
    const token = metadataToken(host);
    expect(await Promise.all([token(), token()])).toEqual(['a', 'a']);
    await token();
    expect(seen).toHaveLength(1);
    const ending = await serve([{ status: 200, body: '{"access_token":"b","expires_in":60}' }]);
    const short = metadataToken(ending.host);
    await short();
    await short();
    expect(ending.seen, 'one that ends within five minutes is not kept').toHaveLength(2);
  });

  it('is asked for again after a failure', async () => {
    const { host } = await serve(['hang up', { status: 200, body: '{"access_token":"a","expires_in":3600}' }]);
    const token = metadataToken(host);
    await expect(token()).rejects.toThrow(/hang up|ECONNRESET/);
    expect(await token()).toBe('a');
  });
});
