import { once } from 'node:events';
import { createServer } from 'node:net';
import { SetupError } from './setup-error.ts';

export const localhost = '127.0.0.1';

/** Ports nobody listens on, all different: every one is held until the last is found. */
export async function findFreePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => holdPort(0)));
  await Promise.all(held.map((hold) => hold.release()));
  return held.map((hold) => hold.port);
}

/** @throws SetupError when somebody listens there already; `remedy` says how to choose another. */
export async function requireFreePort(port: number, remedy: string): Promise<void> {
  try {
    await (await holdPort(port)).release();
  } catch (error) {
    throw new SetupError(`port ${port} is in use; ${remedy}`, { cause: error });
  }
}

async function holdPort(port: number): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer();
  server.listen({ port, host: localhost });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening server has no port');
  return {
    port: address.port,
    async release() {
      server.close();
      await once(server, 'close');
    },
  };
}
