import { getTestServer } from '@google-cloud/functions-framework/testing';
import type { DefinedFunction } from './define.ts';
import { drainServer } from './drain-server.ts';
import { guardServer } from './guard-server.ts';

/** Longer than the front end keeps its connections, so that none is closed while a request is on its way. */
const keepAliveMs = 620_000;

/** Starts the framework's own server for the function a bundle has registered. */
export function listen({ name, trigger, timeoutSeconds }: DefinedFunction): void {
  const server = guardServer(getTestServer(name), trigger);
  server.keepAliveTimeout = keepAliveMs;
  server.requestTimeout = timeoutSeconds * 1000;
  server.listen(Number(process.env['PORT'] ?? '8080'), process.env['HOST']);
  // The platform gives what is running ten seconds to end.
  process.once('SIGTERM', () => drainServer(server));
}
