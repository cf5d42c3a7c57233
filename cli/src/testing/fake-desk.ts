import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';

/** A desk of fixed answers that keeps what it was asked: config, sign-in emulator, health and callables in one server. */
export interface FakeDesk {
  readonly url: string;
  readonly asked: Asked[];
  /** What `/api/<name>` answers from now on; none means that the connection is cut. */
  readonly answers: Map<string, { readonly status: number; readonly body: unknown }>;
  /** What `/config.json` answers, beyond the defaults of a desk on one machine. */
  config: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface Asked {
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

export const demoUser = { email: 'demo@gaemi.local', password: 'only-on-this-machine' };
const SignIn = z.object({ email: z.string(), password: z.string(), returnSecureToken: z.literal(true) });

export async function startFakeDesk(): Promise<FakeDesk> {
  const server = createServer((request, response) => void answer(desk, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake desk has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const desk: FakeDesk = {
    url,
    asked: [],
    answers: new Map(),
    config: { projectId: 'demo-gaemi', apiKey: 'demo', emulators: { authUrl: url }, demoUser },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return desk;
}

async function answer(desk: FakeDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path } = new URL(request.url ?? '/', desk.url);
  const body = await readJson(request);
  desk.asked.push({ path, body, token: request.headers.authorization });
  if (path === '/config.json') return send(response, 200, desk.config);
  if (path === '/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword') return signIn(response, body);
  const known = desk.answers.get(path.replace('/api/', ''));
  if (known === undefined) return void response.destroy();
  return send(response, known.status, known.body);
}

function signIn(response: ServerResponse, body: unknown): void {
  const { email, password } = SignIn.parse(body);
  if (password !== demoUser.password) return send(response, 400, { error: { code: 400, message: 'INVALID_PASSWORD' } });
  return send(response, 200, { idToken: `token-of-${email}`, localId: 'u1' });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks = await Array.fromAsync(request);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
