import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Manner = keyof typeof answers;

const answers = {
  'refuses and repeats': (heard, response) => send(response, 400, errorOf(heard)),
  'fails and repeats': (heard, response) => send(response, 500, errorOf(heard)),
  'answers with something else and repeats': (heard, response) => send(response, 200, { you: { said: heard } }),
  'answers with a page and repeats': (heard, response) => send(response, 200, `<html>${heard}</html>`),
  'sends us elsewhere with what it heard': (heard, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:9/${encodeURIComponent(heard)}` }).end();
  },
  'hangs up': (_heard, response) => void response.destroy(),
} satisfies Record<string, (heard: string, response: ServerResponse) => void>;

// The names are the keys of the map itself.
export const manners = Object.keys(answers) as readonly Manner[];

/** What a venue must say before an order is sent to it at all. */
const beginnings: readonly (readonly [part: string, body: unknown])[] = [
  ['/oauth2/tokenP', { access_token: 'pass', expires_in: 86_400 }],
  ['/uapi/hashkey', { HASH: 'hash' }],
  ['/inquire-daily-ccld', { rt_cd: '0', msg_cd: 'MCA00000', msg1: '', output1: [] }],
  ['/api/v3/time', { serverTime: Date.now() }],
];

/** A venue that repeats whatever it was told, in its body, its headers and its address. */
export async function openRepeatingVenue(manner: Manner) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    hear(request)
      .then((text) => {
        heard.push(text);
        const beginning = beginnings.find(([part]) => request.url?.includes(part));
        if (beginning === undefined) answers[manner](text, response);
        else send(response, 200, beginning[1]);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    heard,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function errorOf(heard: string): unknown {
  const own = { error: { name: 'jwt_verification', message: heard, stack: heard } };
  return { ...own, rt_cd: '1', msg_cd: 'EGW00205', msg1: heard, code: -2014, msg: heard };
}

/** Everything that a server hears: the address, all headers, the body. */
async function hear(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return JSON.stringify([request.method, request.url, request.headers, body, Buffer.from(body).toString('base64')]);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'x-heard': Buffer.from(text).toString('base64') });
  response.end(text);
}
