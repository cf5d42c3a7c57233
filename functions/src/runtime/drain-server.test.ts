import { once } from 'node:events';
import * as http from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { drainServer } from './drain-server.ts';

const keptMs = 620_000;
const agent = new http.Agent({ keepAlive: true });
let server: http.Server;
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

/** A server that answers when it is told to, over a connection that both sides would keep. */
async function startServer() {
  const waiting: http.ServerResponse[] = [];
  server = http.createServer((_request, response) => void waiting.push(response));
  server.keepAliveTimeout = keptMs;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ask = async () => {
    const [response] = await once(http.get({ host: '127.0.0.1', port, agent }), 'response');
    const chunks: unknown[] = await response.toArray();
    return chunks.join('');
  };
  return { ask, waiting };
}

describe('a server that is told to end', () => {
  it('answers what is under way, and is gone at once though connections were kept', async () => {
    const { ask, waiting } = await startServer();
    const asking = ask();
    await expect.poll(() => waiting.length).toBe(1);
    const ended = once(server, 'close');
    drainServer(server);
    waiting[0]?.end('answered');
    expect(await asking).toBe('answered');
    const startedMs = performance.now();
    await ended;
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it('takes nobody new', async () => {
    const { ask } = await startServer();
    drainServer(server);
    await expect(ask()).rejects.toThrow('ECONNREFUSED');
  });
});
