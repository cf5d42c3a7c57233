import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import type { FunctionUrls } from '../host/subscribe.ts';
import { deskPath, describeDesk } from './find-desk.ts';

/** What the page asks for at its start; in the cloud the same is a file beside it. */
export interface PageConfig {
  readonly projectId: string;
  readonly apiKey: string;
  readonly emulators: { readonly firestoreHost: string; readonly firestorePort: number; readonly authUrl: string };
  readonly demoUser: { readonly email: string; readonly password: string };
}

type Next = () => void;

interface Answered {
  readonly config: PageConfig;
  readonly urls: FunctionUrls;
  readonly switches: Readonly<Record<string, string>>;
}

/** Answers what is about the desk itself, such as `/config.json`, and refuses what no function answers, which would else be taken for a page. */
export function deskPlugin({ config, urls, switches }: Answered): Plugin {
  const documents: Readonly<Record<string, unknown>> = {
    '/config.json': config,
    '/town.json': switches,
    [deskPath]: describeDesk(),
  };

  function answer(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const document = documents[pathname];
    if (document !== undefined) {
      sendJson(response, 200, document);
      return;
    }
    const [, name] = /^\/api\/(.*)$/.exec(pathname) ?? [];
    if (name === undefined || urls.has(name)) next();
    else sendJson(response, 404, { error: { message: `there is no function "${name}"`, status: 'NOT_FOUND' } });
  }

  return {
    name: 'gaemi-desk',
    configureServer: ({ middlewares }) => void middlewares.use(answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(answer),
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
