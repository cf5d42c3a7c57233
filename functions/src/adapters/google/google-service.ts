import * as http from 'node:http';
import { GoogleError, readGoogleError } from './google-error.ts';

/** One of Google's services over JSON and HTTP, the same that the official clients speak to over gRPC. */
export interface GoogleService {
  /** Posts, and reads the answer; what may be asked twice is asked again when the service is briefly away. */
  ask(path: string, body: unknown, options?: AskOptions): Promise<unknown>;
}

export interface AskOptions {
  /** Whether asking twice is the same as asking once; if not, whoever asks looks after failures. */
  readonly repeatable?: boolean;
}

export interface GoogleServiceOptions {
  /** `https://firestore.googleapis.com`, or an emulator's. */
  readonly origin: string;
  readonly accessToken: () => Promise<string>;
  readonly wait?: (spanMs: number) => Promise<void>;
}

const attemptsMax = 5;
const firstWaitMs = 50;
const silenceMs = 15_000;

export function googleService({ origin, accessToken, wait = sleep }: GoogleServiceOptions): GoogleService {
  const transport = openTransport(origin);
  const askOnce = async (path: string, text: string) => {
    const token = await accessToken();
    const { statusCode = 0, body } = await exchange(transport, { path, text, token });
    if (statusCode !== 200) throw readGoogleError(statusCode, body);
    return JSON.parse(body);
  };
  return {
    async ask(path, body, { repeatable = true } = {}) {
      const text = JSON.stringify(body);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await askOnce(path, text);
        } catch (error) {
          if (!repeatable || attempt === attemptsMax || !isPassing(error)) throw error;
          // A kept connection that was closed meanwhile fails at once, and a new one is there at once.
          if (attempt > 1) await wait(firstWaitMs * 2 ** attempt * (0.5 + Math.random()));
        }
      }
    },
  };
}

/** Whether the same question may be answered a moment later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof GoogleError) return passingStatuses.has(error.status);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && passingCodes.has(error.code);
}

const passingStatuses = new Set([
  'UNAVAILABLE',
  'INTERNAL',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'UNKNOWN',
  // Others wrote the same at the same moment.
  'ABORTED',
]);
const passingCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENETUNREACH']);

interface Transport {
  readonly options: http.RequestOptions;
  request(options: http.RequestOptions): http.ClientRequest;
}

function openTransport(origin: string): Transport {
  const { hostname, port, protocol } = new URL(origin);
  // TLS is loaded only where it is spoken, and without `import()`: that would read every property of the module, some of
  // which load a whole WebSocket client, a quarter of a function's start.
  const { Agent, request } = protocol === 'https:' ? process.getBuiltinModule('node:https') : http;
  const agent = new Agent({ keepAlive: true });
  return { options: { hostname, ...(port && { port }), agent, method: 'POST', timeout: silenceMs }, request };
}

interface Question {
  readonly path: string;
  readonly text: string;
  readonly token: string;
}

function exchange({ options, request }: Transport, { path, text, token }: Question) {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    authorization: `Bearer ${token}`,
  };
  return new Promise<{ statusCode: number | undefined; body: string }>((resolve, reject) => {
    const asked = request({ ...options, path, headers });
    asked.on('response', (response) => {
      readText(response).then((body) => resolve({ statusCode: response.statusCode, body }), reject);
    });
    asked.on('timeout', () => asked.destroy(Object.assign(new Error(`no answer to ${path}`), { code: 'ETIMEDOUT' })));
    asked.on('error', reject);
    asked.end(text);
  });
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sleep(spanMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, spanMs);
  });
}
