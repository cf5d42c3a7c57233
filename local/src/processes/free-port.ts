import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { SetupError } from './setup-error.ts';

export const localhost = '127.0.0.1';

/**
 * Below the ports that systems give to outgoing connections, any of which could be taken by one between our look and
 * the child's: even by our own asking whether it is ready.
 */
const [portMin, portMax] = [20_000, 32_000];
const attemptsMax = 200;

/** Ports nobody listens on, all different: every one is held until the last is found. */
export async function findFreePorts(count: number): Promise<number[]> {
  const held: Hold[] = [];
  for (let attempt = 0; held.length < count && attempt < attemptsMax; attempt += 1) {
    const hold = await holdPort(randomInt(portMin, portMax)).catch(() => undefined);
    if (hold !== undefined) held.push(hold);
  }
  await Promise.all(held.map((hold) => hold.release()));
  if (held.length < count) throw new SetupError(`no free port was found between ${portMin} and ${portMax}`);
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

interface Hold {
  readonly port: number;
  release(): Promise<void>;
}

async function holdPort(port: number): Promise<Hold> {
  const server = createServer();
  server.listen({ port, host: localhost });
  await once(server, 'listening');
  return {
    port,
    async release() {
      server.close();
      await once(server, 'close');
    },
  };
}
