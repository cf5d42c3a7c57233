import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type FaultBoard, Faults } from './faults.ts';

export interface VendorRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  /** As it was sent. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Named groups of the route. */
  readonly params: Readonly<Record<string, string>>;
}

export interface VendorReply {
  readonly status: number;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  answer(request: VendorRequest): VendorReply | Promise<VendorReply>;
}

/** How a vendor says that something is wrong with it. */
export interface VendorManners {
  readonly throttled: VendorReply;
  readonly banned: VendorReply;
  readonly failing: VendorReply;
  readonly maintenance: VendorReply;
  readonly notFound: VendorReply;
}

export interface Vendor {
  readonly routes: readonly Route[];
  readonly manners: VendorManners;
  readonly faults: FaultBoard;
}

export interface VendorServer {
  readonly url: string;
  close(): Promise<void>;
}

const bodyBytesMax = 1_000_000;

/** Serves one vendor on this machine only, its fault switches at `/_town/faults`. */
export async function serveVendor(vendor: Vendor, port = 0): Promise<VendorServer> {
  const server = createServer((request, response) => {
    answerRequest(vendor, request, response).catch((error: unknown) => {
      // A fault of the town itself must not look like the vendor's.
      console.error('town:', error);
      response.destroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the town listens on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerRequest(vendor: Vendor, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readRequest(incoming);
  if (request.path === '/_town/faults') return send(response, switchFaults(vendor.faults, request));
  const faults = vendor.faults.take(request.path);
  if (faults.delayMs !== undefined) await wait(faults.delayMs);
  const { answer } = faults;
  if (answer === 'garbage')
    return send(response, { status: 200, body: '<html><body>Service unavailable</body></html>' });
  if (answer !== undefined && answer !== 'truncated' && answer !== 'timeout') {
    if (faults.late === true) await route(vendor, request);
    return send(response, vendor.manners[answer]);
  }
  const reply = await route(vendor, request);
  // The work is done and nobody hears of it; the socket stays open until the client gives up.
  if (answer === 'timeout') return;
  if (answer === 'truncated') return send(response, { ...reply, body: textOf(reply).slice(0, -20) });
  send(response, reply);
}

async function route(vendor: Vendor, request: VendorRequest): Promise<VendorReply> {
  for (const { method, path, answer } of vendor.routes) {
    const match = method === request.method ? path.exec(request.path) : null;
    if (match !== null) return answer({ ...request, params: { ...match.groups } });
  }
  return vendor.manners.notFound;
}

function switchFaults(board: FaultBoard, { method, body }: VendorRequest): VendorReply {
  if (method === 'POST') {
    const parsed = Faults.safeParse(parseJson(body));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return { status: 400, body: { error: `faults.${issue?.path.join('.')}: ${issue?.message}` } };
    }
    board.set(parsed.data);
  }
  if (method === 'DELETE') board.set({});
  return { status: 200, body: board.current() };
}

async function readRequest(incoming: IncomingMessage): Promise<VendorRequest> {
  const [rawPath = '/', ...rest] = (incoming.url ?? '/').split('?');
  const rawQuery = rest.join('?');
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) {
    body += String(chunk);
    if (body.length > bodyBytesMax) throw new Error('a request to the town is too large');
  }
  return {
    method: incoming.method ?? 'GET',
    path: decode(rawPath),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: incoming.headers,
    body,
    params: {},
  };
}

function send(response: ServerResponse, reply: VendorReply): void {
  const text = textOf(reply);
  const type = typeof reply.body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(reply.status, { 'content-type': type, ...reply.headers });
  response.end(text);
}

function textOf({ body }: VendorReply): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Answers undefined for what is not JSON; whoever parses the result says so. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
