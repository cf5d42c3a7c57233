import { type EventEmitter, once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type InlineConfig, preview, type ProxyOptions } from 'vite';
import type { FunctionUrls } from '../host/subscribe.ts';
import { localhost } from '../processes/free-port.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { webFolder } from './build-page.ts';
import { deskPlugin, type PageConfig } from './desk-plugin.ts';

interface Page {
  readonly port: number;
  /** From its sources, with every change at once; else what has been built. */
  readonly watch: boolean;
  readonly config: PageConfig;
  readonly urls: FunctionUrls;
  readonly switches: Readonly<Record<string, string>>;
}

/** Serves the page, and behind the same address everything that it asks the desk. */
export async function servePage({ port, watch, config, urls, switches }: Page, shutdown: Shutdown): Promise<void> {
  const address = { port, host: localhost, strictPort: true, proxy: proxyTo(urls) };
  const ours = process.listeners('SIGTERM');
  const common: InlineConfig = {
    root: webFolder,
    logLevel: 'error',
    plugins: [deskPlugin({ config, urls, switches })],
  };
  if (!watch) {
    const server = await preview({ ...common, preview: address });
    leaveEndingToUs(ours);
    shutdown.add(() => server.close());
    return serveBeside(server.httpServer, port, shutdown);
  }
  const server = await createServer({ ...common, server: address });
  leaveEndingToUs(ours);
  shutdown.add(() => server.close());
  await server.listen();
  if (server.httpServer !== null) await serveBeside(server.httpServer, port, shutdown);
}

/** The server would end the whole process at a signal, before everything else has been stopped, and with another code. */
function leaveEndingToUs(ours: readonly NodeJS.SignalsListener[]): void {
  for (const listener of process.listeners('SIGTERM')) if (!ours.includes(listener)) process.off('SIGTERM', listener);
}

/** The same at the other address that `localhost` may mean; a machine without IPv6 needs it not. */
async function serveBeside(server: EventEmitter, port: number, shutdown: Shutdown): Promise<void> {
  const beside = createHttpServer();
  for (const event of ['request', 'upgrade']) beside.on(event, (...parts: unknown[]) => server.emit(event, ...parts));
  try {
    beside.listen({ port, host: '::1' });
    await once(beside, 'listening');
  } catch {
    return;
  }
  shutdown.add(() => {
    beside.close();
    beside.closeAllConnections();
  });
}

function proxyTo(urls: FunctionUrls): Record<string, ProxyOptions> {
  return Object.fromEntries([...urls].map(([name, target]) => [`^/api/${name}(\\?|$)`, { target, rewrite }]));
}

function rewrite(path: string): string {
  return path.replace(/^\/api\/[^?]*/, '/');
}
