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

/**
 * Looks at both addresses that `localhost` may mean to a browser: another program on either could be shown for ours.
 * @throws SetupError when somebody listens there already, or we may not; `remedy` says how to choose another.
 */
export async function requireFreePort(port: number, remedy: string): Promise<void> {
  for (const host of [localhost, '::1']) {
    try {
      await (await holdPort(port, host)).release();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE') throw new SetupError(`port ${port} is in use; ${remedy}`, { cause: error });
      // A machine without IPv6 has no second address.
      if (host === localhost)
        throw new SetupError(`port ${port} cannot be opened (${code}); ${remedy}`, { cause: error });
    }
  }
}

interface Hold {
  readonly port: number;
  release(): Promise<void>;
}

async function holdPort(port: number, host = localhost): Promise<Hold> {
  const server = createServer();
  server.listen({ port, host });
  await once(server, 'listening');
  return {
    port,
    async release() {
      server.close();
      await once(server, 'close');
    },
  };
}
