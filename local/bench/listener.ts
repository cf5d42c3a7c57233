import { build } from 'esbuild';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../web/src/testing/launch-browser.ts';
import type { EmulatorHosts } from '../src/emulators/start-emulators.ts';
import type { Shutdown } from '../src/processes/shutdown.ts';
import type { Member } from '../src/seed/seed-member.ts';

export type Heard = 'floor' | 'quote' | 'order';

/** What a browser's Firestore listeners have heard, by the logical time of the message that caused it. */
export interface Listener {
  /** Resolves with the instant at which it was heard first. */
  next(kind: Heard, atMs: number): Promise<number>;
  heardAt(kind: Heard, atMs: number): number | undefined;
  lastHeardAtMs(): number;
}

interface Listening {
  readonly hosts: EmulatorHosts;
  readonly projectId: string;
  readonly member: Member;
}

const heardWithinMs = 20_000;

/** Opens a page that signs in as the member and listens, as the desk's own page does. */
export async function openListener({ hosts, projectId, member }: Listening, shutdown: Shutdown): Promise<Listener> {
  const heard = new Map<string, number>();
  const waiting = new Map<string, (heardAtMs: number) => void>();
  let lastHeardAtMs = 0;
  const hear = (kind: string, atMs: number, heardAtMs: number) => {
    const key = `${kind}_${atMs}`;
    lastHeardAtMs = Math.max(lastHeardAtMs, heardAtMs);
    if (heard.has(key)) return;
    heard.set(key, heardAtMs);
    waiting.get(key)?.(heardAtMs);
  };

  const browser = await launchBrowser();
  shutdown.add(() => browser.close());
  const page = await browser.newPage();
  await page.exposeFunction('heard', hear);
  const [firestoreHost = '', firestorePort = ''] = hosts.firestore.split(':');
  const options = {
    projectId,
    firestoreHost,
    firestorePort: Number(firestorePort),
    authUrl: `http://${hosts.auth}`,
    ...member.credentials,
    userId: member.userId,
  };
  await page.addInitScript((given) => Object.assign(globalThis, { benchOptions: given }), options);
  await page.goto(await servePage(shutdown));
  await page.evaluate('window.benchReady');

  return {
    next(kind, atMs) {
      const key = `${kind}_${atMs}`;
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const timer = setTimeout(() => reject(new Error(`the page heard no ${kind} of ${atMs}`)), heardWithinMs);
      waiting.set(key, (heardAtMs) => {
        clearTimeout(timer);
        resolve(heardAtMs);
      });
      return promise;
    },
    heardAt: (kind, atMs) => heard.get(`${kind}_${atMs}`),
    lastHeardAtMs: () => lastHeardAtMs,
  };
}

async function servePage(shutdown: Shutdown): Promise<string> {
  const entry = fileURLToPath(new URL('./listener-page.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  shutdown.add(() => {
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}
