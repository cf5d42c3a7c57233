import type { Server } from 'node:http';

/**
 * Ends a server as soon as what is under way has been answered. Connections that the front end would keep for its next
 * request end with their answer; otherwise the process would wait for them until it is killed.
 */
export function drainServer(server: Server): void {
  server.keepAliveTimeout = 1;
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  server.close();
}
