import { once } from 'node:events';
import { createServer, type IncomingMessage, request as ask } from 'node:http';
import { localhost } from '../src/processes/free-port.ts';
import type { Shutdown } from '../src/processes/shutdown.ts';
import { createFrameReader, type SentDocument } from './read-frames.ts';

/** What a page was sent by the database, and what it is billed for. */
export interface PageTraffic {
  /** Documents that were new to the page, by their collection: each is one read. */
  readonly documents: ReadonlyMap<string, number>;
  /** Queries and documents that were asked for; the rules read the membership once for each. */
  readonly targets: number;
  /** Of those documents, as the protocol sends them, uncompressed. */
  readonly bytes: number;
}

export interface CountingProxy {
  readonly port: number;
  /** What was counted since the last time. */
  take(): PageTraffic;
}

/**
 * Stands between a page and the database and counts what passes, as the browser's client sends and gets it. The emulator
 * sends all documents of a limited query again when one has changed, which Firestore does not; so a version counts once.
 */
export async function openCountingProxy(target: string, shutdown: Shutdown): Promise<CountingProxy> {
  const seen = new Set<string>();
  let documents = new Map<string, number>();
  let [targets, bytes] = [0, 0];
  const count = ({ path, version, queries, ...sent }: SentDocument) => {
    if (seen.has(`${path} ${version}`)) return;
    seen.add(`${path} ${version}`);
    bytes += sent.bytes;
    const collection = path.split('/').at(-2) ?? path;
    documents.set(collection, (documents.get(collection) ?? 0) + queries);
  };
  const [host, port] = target.split(':');
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers };
    // Read as text on its way.
    delete headers['accept-encoding'];
    const forwarded = ask({ host, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      const read = createFrameReader(count);
      answer.on('data', read);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    // A page that leaves ends what it has listened to.
    outgoing.on('close', () => forwarded.destroy());
    void readAll(incoming).then((asked) => (targets += [...asked.matchAll(/addTarget/g)].length));
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
      const taken = { documents, targets, bytes };
      documents = new Map();
      [targets, bytes] = [0, 0];
      return taken;
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => request.once('close', resolve));
  return Buffer.concat(chunks).toString();
}
