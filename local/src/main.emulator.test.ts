import { createConnection } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findFreePorts } from './processes/free-port.ts';
import { waitUntil } from './processes/wait-until.ts';
import { runStart, type StartRun } from './testing/run-start.ts';

const Config = z.object({
  projectId: z.string(),
  emulators: z.object({ firestoreHost: z.string(), firestorePort: z.int(), authUrl: z.string() }),
  demoUser: z.object({ email: z.string(), password: z.string() }),
});

let run: StartRun;
let origin: string;
let config: z.output<typeof Config>;

beforeAll(async () => {
  const [port = 0] = await findFreePorts(1);
  origin = `http://localhost:${port}`;
  run = runStart(['--port', String(port), '--speed', '2']);
  await waitUntil(async () => run.stdout().includes('Gaemi is ready') || run.stderr() !== '', {
    timeoutMs: 100_000,
    what: 'the desk was not ready',
  });
  config = Config.parse(await (await fetch(`${origin}/config.json`)).json());
});
afterAll(() => run?.kill('SIGKILL'));

describe('a started desk', () => {
  it('ends its report with the address of the page', () => {
    expect(run.stderr()).toBe('');
    expect(run.stdout()).toMatch(new RegExp(`\\nGaemi is ready: ${origin}\\n`));
  });

  it('serves the page at every address of its own', async () => {
    for (const path of ['/', '/signals']) {
      const response = await fetch(origin + path);
      expect(response.headers.get('content-type'), path).toContain('text/html');
      expect(await response.text()).toContain('<div id=');
    }
  });

  it('passes questions on to the functions', async () => {
    const health = await fetch(`${origin}/api/health`);
    expect(await health.json()).toMatchObject({ functionsSeen: expect.any(Number) });
    expect((await ask('halt', { reason: 'a stranger' })).status, 'who does not say who they are is refused').toBe(401);
    const token = await signIn();
    const { status, body } = await ask('deposit', { currency: 'KRW', units: '100000000', requestId: 'one-won' }, token);
    expect(status).toBe(200);
    expect(body, 'after the first deposit of ten million').toMatchObject({ result: { status: 'posted' } });
  });

  it('says so when there is no such function', async () => {
    const { status, body } = await ask('steal', {});
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { status: 'NOT_FOUND' } });
  });

  it('lets the seeded member read the prices that the clock keeps collecting', async () => {
    const token = await signIn();
    const first = await boardTime(token);
    await expect.poll(() => boardTime(token), { timeout: 20_000 }).toBeGreaterThan(first);
  });

  it('is found by the next one that wants its port', async () => {
    const next = runStart(['--port', new URL(origin).port]);
    expect(await next.exitCode).toBe(1);
    expect(next.stderr()).toMatch(
      new RegExp(
        `^gaemi: port \\d+ is in use; a desk is still running there; end it with "kill ${run.pid}"[^\\n]*\\n$`,
      ),
    );
  });

  it('ends everything that it started', async () => {
    run.kill('SIGINT');
    expect(await run.exitCode).toBe(0);
    const { firestorePort, authUrl } = config.emulators;
    for (const port of [firestorePort, Number(new URL(authUrl).port), Number(new URL(origin).port)]) {
      expect(await listens(port), `port ${port}`).toBe(false);
    }
  });
});

async function ask(name: string, data: unknown, token?: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ data }),
  });
  return { status: response.status, body: await response.json() };
}

async function signIn(): Promise<string> {
  const url = `${config.emulators.authUrl}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=any`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...config.demoUser, returnSecureToken: true }),
  });
  return z.parse(z.object({ idToken: z.string() }), await response.json()).idToken;
}

const Board = z.object({ fields: z.object({ atMs: z.object({ integerValue: z.string() }) }) });

/** Read as the page reads it: with the member's own token, past no rule. */
async function boardTime(token: string): Promise<number> {
  const { firestoreHost, firestorePort } = config.emulators;
  const documents = `projects/${config.projectId}/databases/(default)/documents`;
  const response = await fetch(`http://${firestoreHost}:${firestorePort}/v1/${documents}/boards/crypto`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return Number(Board.parse(await response.json()).fields.atMs.integerValue);
}

async function listens(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
