import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createDocumentedBook } from './documented-upbit-book.ts';
import { createDocumentedCounter, type DocumentedReply, refuse } from './documented-upbit-counter.ts';
import { answerQuotation } from './documented-upbit-quotation.ts';
import { createDocumentedCheck } from './documented-upbit-token.ts';

export interface DocumentedOptions {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly price: number;
  readonly balances: Readonly<Record<string, string>>;
  /** Every answer takes this long. */
  readonly delayMs?: number;
}

const callsPerSecond: Readonly<Record<string, number>> = { order: 12, 'order-test': 8, default: 30 };
const quotation = /^\/v1\/(market|candles|ticker)\b/;

/**
 * A small exchange made of the vendor's pages alone, so that our adapters are held against the documents and not against
 * the town. It takes nothing that is not documented: no other parameter, header or form.
 */
export async function openDocumentedUpbit(options: DocumentedOptions) {
  const answer = createAnswer(options);
  const refused: string[] = [];
  const server = createServer((incoming, response) => {
    answer(incoming)
      .then(async ({ status, body, group }) => {
        if (status >= 400) refused.push(`${incoming.method} ${incoming.url} ${JSON.stringify(body)}`);
        await new Promise((resolve) => setTimeout(resolve, options.delayMs ?? 0));
        const isText = typeof body === 'string';
        response.writeHead(status, {
          'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
          'Remaining-Req': `group=${group}; min=1800; sec=7`,
        });
        response.end(isText ? body : JSON.stringify(body));
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    /** What it was asked and did not do. */
    refused,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createAnswer({ accessKey, secretKey, price, balances }: DocumentedOptions) {
  const checkToken = createDocumentedCheck(accessKey, secretKey);
  const counter = createDocumentedCounter(createDocumentedBook(price, balances));
  const admit = createAdmission();
  function judge(incoming: IncomingMessage, body: string): DocumentedReply {
    const [path = '', rawQuery = ''] = (incoming.url ?? '').split('?');
    const { method = '', headers } = incoming;
    const query = new URLSearchParams(rawQuery);
    if (!admit(groupOf(method, path))) return { status: 429, body: 'Too Many Requests' };
    // A page that asks from a browser is slowed down; the desk never does.
    if (headers.origin !== undefined) return refuse(403, 'origin');
    if (quotation.test(path)) return answerQuotation(path, query, price);
    const isPost = method === 'POST';
    const isForm = isPost && headers['content-type'] !== 'application/json; charset=utf-8';
    if (isForm || (!isPost && body !== '')) return refuse(400, 'invalid_parameter');
    const fault = checkToken({ method, path, rawQuery, body, authorization: headers.authorization ?? '' });
    if (fault !== undefined) return refuse(401, fault);
    return counter({ method, path, query, fields: isPost ? JSON.parse(body) : {} });
  }
  return async (incoming: IncomingMessage): Promise<DocumentedReply & { readonly group: string }> => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    return { ...judge(incoming, body), group: groupOf(incoming.method ?? '', incoming.url ?? '') };
  };
}

/** Counts whole seconds, each group for itself. */
function createAdmission(): (group: string) => boolean {
  const counts = new Map<string, { readonly second: number; readonly calls: number }>();
  return (group) => {
    const second = Math.floor(Date.now() / 1000);
    const before = counts.get(group);
    const calls = before?.second === second ? before.calls + 1 : 1;
    counts.set(group, { second, calls });
    return calls <= (callsPerSecond[group] ?? 10);
  };
}

function groupOf(method: string, path: string): string {
  const [, name] = quotation.exec(path) ?? [];
  if (name !== undefined) return name;
  if (method !== 'POST') return 'default';
  return path.endsWith('/test') ? 'order-test' : 'order';
}
