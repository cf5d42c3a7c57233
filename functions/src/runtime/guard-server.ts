import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { badRequestAnswer } from './callable-answer.ts';
import type { DefinedFunction } from './define.ts';
import { type JsonAnswer, sendAnswer } from './json-answer.ts';
import { callableBytesMax } from './serve-callable.ts';

/** What strangers reach, with the answer to a request that cannot be read. */
const guarded: Partial<Record<DefinedFunction['trigger'], JsonAnswer>> = {
  callable: badRequestAnswer,
  http: { status: 400, body: JSON.stringify({ error: 'bad request' }) },
};

/**
 * Answers what the framework would answer badly before a function that anybody may ask sees it: a body that is no JSON
 * with a page of HTML and a stack, and one of up to a gigabyte, whether long, unannounced or packed, by reading it whole.
 */
export function guardServer(server: Server, trigger: DefinedFunction['trigger']): Server {
  const refusal = guarded[trigger];
  if (refusal === undefined) return server;
  const [app] = server.listeners('request');
  if (!isExpress(app)) throw new Error('the framework does not serve with express any more: see guard-server.ts');
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  app.use((_error, _request, response, _next) => void sendUnlessSent(response, refusal));
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const refuse = () => void refuseUnread(request, response, refusal);
    if (isTooLarge(request) || isPacked(request)) return refuse();
    if (isUnannounced(request)) refuseWhenTooLarge(request, refuse);
    app(request, response);
  });
  return server;
}

/** What is used of express, which the framework does not show. */
interface App {
  (request: IncomingMessage, response: ServerResponse): void;
  use(
    handler: (...parts: [error: unknown, request: unknown, response: ServerResponse, next: unknown]) => void,
  ): unknown;
}

function isTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > callableBytesMax;
}

/** A few bytes may unpack to a gigabyte; no client of ours packs what it asks. */
function isPacked(request: IncomingMessage): boolean {
  return !['identity', undefined].includes(request.headers['content-encoding']);
}

function isUnannounced(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined;
}

/** Counts along while the framework reads. */
function refuseWhenTooLarge(request: IncomingMessage, refuse: () => void): void {
  let bytes = 0;
  request.on('data', function count(chunk: Uint8Array) {
    bytes += chunk.length;
    if (bytes <= callableBytesMax) return;
    request.off('data', count);
    refuse();
  });
}

async function refuseUnread(request: IncomingMessage, response: ServerResponse, refusal: JsonAnswer): Promise<void> {
  response.setHeader('connection', 'close');
  await sendUnlessSent(response, refusal);
  request.destroy();
}

async function sendUnlessSent(response: ServerResponse, answer: JsonAnswer): Promise<void> {
  if (!response.headersSent) await sendAnswer(response, answer);
}

function isExpress(listener: unknown): listener is App {
  return typeof listener === 'function' && 'use' in listener;
}
