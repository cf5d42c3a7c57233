import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { findFreePorts, localhost, requireFreePort } from './free-port.ts';

describe('ports', () => {
  it('are free, different, and none that an outgoing connection may take', async () => {
    const ports = await findFreePorts(20);
    expect(new Set(ports).size).toBe(20);
    for (const port of ports) {
      expect(port).toBeLessThan(32_768);
      await requireFreePort(port, 'none needed');
    }
  });

  it('are told when they are busy, with what to do', async () => {
    const [port = 0] = await findFreePorts(1);
    const server = createServer().listen({ port, host: localhost });
    await once(server, 'listening');
    await expect(requireFreePort(port, 'try another')).rejects.toThrow(`port ${port} is in use; try another`);
    server.close();
  });
});
