import { getTestServer } from '@google-cloud/functions-framework/testing';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { DefinedFunction } from './define.ts';
import { guardServer } from './guard-server.ts';
import type { Host } from './host.ts';
import { serve } from './serve.ts';

export interface HostedFunctions {
  /** Where each function listens, by its name. */
  readonly urls: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Serves each function on a port of its own, of this machine only. */
export async function hostFunctions(functions: readonly DefinedFunction[], host: Host): Promise<HostedFunctions> {
  const servers = new Map<string, Server>();
  for (const definition of functions) {
    serve(definition, host);
    servers.set(definition.name, guardServer(getTestServer(definition.name), definition.trigger));
  }
  const urls = new Map<string, string>();
  for (const [name, server] of servers) urls.set(name, await listen(server));
  return {
    urls,
    async close() {
      await Promise.all([...servers.values()].map(stop));
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
