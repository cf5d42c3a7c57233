import type { ErrorRequestHandler, Express } from 'express';
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

/** Express knows an error handler by its four parameters. */
const answerUnreadable: ErrorRequestHandler = (_error, _request, response, _next) => {
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

function isExpress(listener: unknown): listener is Express {
  return typeof listener === 'function' && 'use' in listener;
}
