import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { badRequestAnswer, sendAnswer } from './callable-answer.ts';
import type { DefinedFunction } from './define.ts';
import { callableBytesMax } from './serve-callable.ts';

/**
 * Answers what the framework would answer badly before a callable sees it: a body that is no JSON with a page of HTML and
 * a stack, and one of up to a gigabyte by reading it.
 */
export function guardServer(server: Server, trigger: DefinedFunction['trigger']): Server {
  if (trigger !== 'callable') return server;
  const [app] = server.listeners('request');
  if (!isExpress(app)) throw new Error('the framework does not serve with express any more: see guard-server.ts');
  app.use(answerUnreadable);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isTooLarge(request)) void refuse(request, response);
    else app(request, response);
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

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerUnreadable: Parameters<App['use']>[0] = (_error, _request, response, _next) => {
  void sendAnswer(response, badRequestAnswer);
};

function isTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > callableBytesMax;
}

async function refuse(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('connection', 'close');
  await sendAnswer(response, badRequestAnswer);
  request.destroy();
}

function isExpress(listener: unknown): listener is App {
  return typeof listener === 'function' && 'use' in listener;
}
