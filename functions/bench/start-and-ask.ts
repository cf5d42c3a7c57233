import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';

export interface Start {
  /** What `node` runs; `{port}` stands for the port it is given. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Answered {
  readonly milliseconds: number;
  readonly status: number;
}

const patienceMs = 30_000;

/** Starts a function and asks it every millisecond until it answers; `whileRunning` may look on before it is ended. */
export async function startAndAsk(start: Start, whileRunning?: () => Promise<void>): Promise<Answered> {
  const port = await freePort();
  const command = start.command.map((part) => part.replace('{port}', String(port)));
  const startedMs = performance.now();
  const child = spawn(process.execPath, command, {
    env: { ...start.environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: 'ignore',
  });
  try {
    while (performance.now() - startedMs < patienceMs && child.exitCode === null) {
      const status = await ask(port, start);
      if (status !== undefined) {
        const milliseconds = performance.now() - startedMs;
        await whileRunning?.();
        return { milliseconds, status };
      }
      await sleep(1);
    }
    throw new Error(`"${command.join(' ')}" did not answer; run it by hand to see why`);
  } finally {
    await end(child);
  }
}

/** Resolves when the stated length has arrived, as a browser does; `undefined` while nobody listens. */
function ask(port: number, { headers, body }: Start): Promise<number | undefined> {
  const text = JSON.stringify(body);
  const all = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers };
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, method: 'POST', headers: all, agent: false });
    asked.on('response', (response) => {
      const expected = Number(response.headers['content-length'] ?? Number.POSITIVE_INFINITY);
      let received = 0;
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received >= expected) resolve(response.statusCode);
      });
      response.on('end', () => resolve(response.statusCode));
      response.on('error', () => resolve(undefined));
    });
    asked.on('error', () => resolve(undefined));
    asked.end(text);
  });
}

export async function sleep(spanMs: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, spanMs);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}
