import { createServer } from 'node:net';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { findFreePorts, localhost, requireFreePort } from './free-port.ts';

/** A machine may have no IPv6. */
const ownAddresses = Object.values(networkInterfaces()).flatMap((addresses = []) =>
  addresses.map(({ address }) => address).filter((address) => [localhost, '::1'].includes(address)),
);

describe('ports', () => {
  it('are free, different, and none that an outgoing connection may take', async () => {
    const ports = await findFreePorts(20);
    expect(new Set(ports).size).toBe(20);
    for (const port of ports) {
      expect(port).toBeLessThan(32_768);
      await requireFreePort(port, 'none needed');
    }
  });

  it.each(ownAddresses)('are told when somebody listens at %s, with what to do', async (host) => {
    const [port = 0] = await findFreePorts(1);
    const server = createServer().listen({ port, host });
    await once(server, 'listening');
    await expect(requireFreePort(port, 'try another')).rejects.toThrow(`port ${port} is in use; try another`);
    server.close();
  });
});
