import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAndAsk } from '../bench/start-and-ask.ts';
import { type Bundled, bundleFunctions } from './bundle-functions.ts';

const switchboardPath = path.resolve(import.meta.dirname, '../src/functions.ts');
const environment = {
  PATH: process.env['PATH'],
  GOOGLE_CLOUD_PROJECT: 'demo-gaemi',
  FIREBASE_AUTH_EMULATOR_HOST: 'h:1',
};
const frameworkMain = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@google-cloud/functions-framework')),
  'main.js',
);

let outputFolder: string;
let bundles: ReadonlyMap<string, Bundled>;
beforeAll(async () => {
  outputFolder = await mkdtemp(path.join(tmpdir(), 'gaemi-bundles-'));
  const only = ['deposit', 'collect-news', 'analyze-news', 'execute-orders'];
  const bundled = await bundleFunctions({ switchboardPath, outputFolder, only });
  bundles = new Map(bundled.map((bundle) => [bundle.name, bundle]));
}, 60_000);
afterAll(() => rm(outputFolder, { recursive: true, force: true }));

describe('a bundle', () => {
  it.each([
    ['deposit', []],
    ['collect-news', ['feeds']],
    ['analyze-news', ['analysts']],
    ['execute-orders', ['exchanges']],
  ])('of %s carries the adapters it uses and no others: %s', (name, expected) => {
    const kinds = inputsOf(name).flatMap((input) => /adapters\/(analysts|exchanges|feeds)\//.exec(input)?.[1] ?? []);
    expect([...new Set(kinds)]).toEqual(expected);
  });

  it('of one feed does not carry the others of that port', () => {
    const feeds = inputsOf('collect-news').filter((input) => /adapters\/feeds\/[a-z-]+-feed\.ts$/.test(input));
    expect(feeds.map((input) => path.basename(input))).toEqual(expect.arrayContaining(['news-rss-feed.ts']));
    expect(feeds.join()).not.toMatch(/upbit|yahoo/);
  });

  it('of what trades carries one exchange of the library of a hundred', () => {
    const exchanges = inputsOf('execute-orders').filter((input) =>
      /node_modules\/ccxt\/js\/src\/[a-z0-9]+\.js$/.test(input),
    );
    expect(exchanges.map((input) => path.basename(input))).toEqual(['binance.js']);
  });

  it.each(['deposit', 'collect-news', 'execute-orders'])('of %s carries no client over gRPC', (name) => {
    expect(
      inputsOf(name).filter((input) =>
        /node_modules\/(google-gax|@grpc|@google-cloud\/(firestore|pubsub))\//.test(input),
      ),
    ).toEqual([]);
  });

  it.each(['function', 'server'])('of a function can be read back to its sources: %s', async (bundle) => {
    const file = path.join(outputFolder, 'deposit', 'bundle', `${bundle}.js`);
    expect(await readFile(file, 'utf8')).toMatch(new RegExp(`//# sourceMappingURL=${bundle}\\.js\\.map\\s*$`));
    const map = await readFile(`${file}.map`, 'utf8');
    expect(map).toContain('src/runtime/serve-callable.ts');
    expect(map, 'the sources themselves are not deployed').not.toContain('sourcesContent');
  });

  it('starts by itself and speaks for its function', async () => {
    const command = [path.join(outputFolder, 'deposit', 'server.js')];
    const { status } = await startAndAsk({ command, environment, body: { data: {} } });
    expect(status, 'who does not sign in is asked to').toBe(401);
  }, 30_000);

  it("is served by the framework's own command", async () => {
    const source = path.join(outputFolder, 'deposit');
    // Where it is deployed, the framework is installed beside it; here it is the workspace's.
    const withFramework = { ...environment, NODE_PATH: path.resolve(import.meta.dirname, '../../node_modules') };
    const command = [frameworkMain, '--target=deposit', `--source=${source}`, '--signature-type=http', '--port={port}'];
    const { status } = await startAndAsk({ command, environment: withFramework, body: { data: {} } });
    expect(status).toBe(401);
  }, 30_000);
});

function inputsOf(name: string): string[] {
  return [...(bundles.get(name)?.inputs.keys() ?? [])];
}
