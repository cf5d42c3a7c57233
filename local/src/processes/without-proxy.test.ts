import { createServer } from 'node:http2';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPubsubClient } from '../host/pubsub-client.ts';
import { localhost } from './free-port.ts';
import { withoutProxy } from './without-proxy.ts';

const ours = '127.0.0.1,localhost,[::1]';

afterEach(() => vi.unstubAllEnvs());

describe('servers of this machine', () => {
  it('are asked directly, and so is whatever a person has excepted', () => {
    expect(withoutProxy({})).toEqual({ no_grpc_proxy: ours, no_proxy: ours, NO_PROXY: ours });
    const all = `.corp.kr,${ours}`;
    expect(withoutProxy({ NO_PROXY: '.corp.kr, 127.0.0.1' })).toEqual({
      no_grpc_proxy: all,
      no_proxy: all,
      NO_PROXY: all,
    });
  });

  it('stay the same however often it is said', () => {
    const said = withoutProxy({ no_proxy: 'a.kr' });
    expect(withoutProxy(said)).toEqual(said);
  });

  it('are reached by gRPC though the shell names a proxy', async () => {
    const server = createServer().listen(0, localhost);
    await once(server, 'listening');
    const asked = once(server, 'session');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9');
    for (const [name, value] of Object.entries(withoutProxy(process.env))) vi.stubEnv(name, value);
    const pubsub = createPubsubClient(`${localhost}:${port}`, 'demo-gaemi');
    const creating = pubsub.createTopic('prices').catch(() => undefined);
    const [session] = await asked;
    expect(session.destroyed).toBe(false);
    session.destroy();
    server.close();
    await pubsub.close();
    await creating;
  });
});
