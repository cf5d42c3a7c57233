import { once } from 'node:events';
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { localhost } from '../src/processes/free-port.ts';
import type { Shutdown } from '../src/processes/shutdown.ts';

/** What a page was sent by the database, and what it is billed for. */
export interface PageTraffic {
  /** Documents that were sent: each is one read. */
  documents: number;
  /** Queries and documents that were asked for; the rules read the membership once for each. */
  targets: number;
  bytes: number;
}

export interface CountingProxy {
  readonly port: number;
  /** What was counted since the last time. */
  take(): PageTraffic;
}

/** Stands between a page and the database and counts what passes, as the browser's client sends and gets it. */
export async function openCountingProxy(target: string, shutdown: Shutdown): Promise<CountingProxy> {
  let traffic: PageTraffic = { documents: 0, targets: 0, bytes: 0 };
  const [host, port] = target.split(':');
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers };
    // Counted as text.
    delete headers['accept-encoding'];
    const forwarded = ask({ host, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      countText(answer, /"documentChange"\s*:/g, (found, bytes) => {
        traffic.documents += found;
        traffic.bytes += bytes;
      });
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    // A page that leaves ends what it has listened to.
    outgoing.on('close', () => forwarded.destroy());
    countText(incoming, /addTarget/g, (found) => (traffic.targets += found));
    incoming.pipe(forwarded);
  });
  server.listen(0, localhost);
  await once(server, 'listening');
  shutdown.add(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    take() {
      const taken = traffic;
      traffic = { documents: 0, targets: 0, bytes: 0 };
      return taken;
    },
  };
}

/** A word may be cut by the end of a chunk, so the end of the last one is looked at again. */
function countText(
  stream: IncomingMessage | ServerResponse,
  word: RegExp,
  report: (found: number, bytes: number) => void,
): void {
  const lengthMax = 40;
  let tail = '';
  stream.on('data', (chunk: Buffer) => {
    const text = tail + chunk.toString('latin1');
    const found = [...text.matchAll(word)].filter(({ index, 0: match }) => index + match.length > tail.length);
    tail = text.slice(-lengthMax);
    report(found.length, chunk.byteLength);
  });
}
