import { floorInstant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { topics } from '@gaemi/core/topics.ts';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleFunctions } from '../scripts/bundle-functions.ts';
import { emulatorToken } from '../src/adapters/google/access-token.ts';
import type { Store } from '../src/adapters/store/store.ts';
import { functions } from '../src/functions.ts';
import { createContext } from '../src/index.ts';
import type { DefinedFunction } from '../src/runtime/define.ts';
import { seedBenchDesk } from './bench-desk.ts';
import { firstMessage } from './first-message.ts';
import { type Answered, sleep, type Start, startAndAsk } from './start-and-ask.ts';
import { type ColdStartRow, toRows } from './cold-start-rows.ts';

export interface ColdStartOptions {
  readonly firestoreHost: string;
  readonly pubsubHost: string;
  readonly rounds?: number;
  /** More of the environment, as the addresses of simulated vendors. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly only?: readonly string[];
}

const projectId = 'demo-cold-start';
const workspace = path.resolve(import.meta.dirname, '..');

/** Nobody answers there: functions that ask vendors handle a vendor that is down, unless the bench is given a better one. */
const nobody = 'http://127.0.0.1:9';
const vendorUrls = ['UPBIT_URL', 'YAHOO_URL', 'GOOGLE_TRENDS_URL', 'NEWS_URL', 'GEMINI_URL'];

/**
 * From spawn to the first handled message, of every bundle and of two plain functions beside them: interleaved rounds, every
 * measurement in a process of its own, page cache and compile cache warm.
 */
export async function measureColdStarts(options: ColdStartOptions): Promise<ColdStartRow[]> {
  const environment = benchEnvironment(options);
  const atMs = floorInstant(Date.now(), minuteMs);
  const { store } = createContext(environment);
  await Promise.all([seedBenchDesk(store, atMs), createTopics(options.pubsubHost)]);
  const outputFolder = path.join(workspace, 'dist');
  const only = options.only === undefined ? {} : { only: options.only };
  const bundled = await bundleFunctions({
    switchboardPath: path.join(workspace, 'src/functions.ts'),
    outputFolder,
    ...only,
  });
  const measured = functions.filter(({ name }) => bundled.some((bundle) => bundle.name === name));
  const candidates: Candidate[] = [
    plain('hello', environment),
    plain('read-one', environment),
    ...measured.map((definition) => ofBundle(definition, { store, atMs, environment, outputFolder })),
  ];
  for (const { warm } of candidates) await warm();
  const samples = new Map(candidates.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < (options.rounds ?? 7); round += 1) {
    // There and back, so that a machine that grows slower or faster is fair to all.
    const order = round % 2 === 0 ? candidates : candidates.toReversed();
    for (const { name, measure } of order) samples.get(name)?.push(await measure(`round-${round}`));
  }
  return toRows(samples, measured);
}

interface Candidate {
  readonly name: string;
  /** Starts once, until whatever later starts profit from has been written. */
  warm(): Promise<void>;
  measure(turn: string): Promise<number>;
}

function plain(name: string, environment: Start['environment']): Candidate {
  const framework = createRequire(import.meta.url).resolve('@google-cloud/functions-framework');
  const main = path.join(path.dirname(framework), 'main.js');
  const source = path.join(import.meta.dirname, 'plain', `${name}.cjs`);
  const command = [main, `--target=${name}`, `--source=${source}`, '--port={port}', '--signature-type=http'];
  const measure = async () =>
    handledMs({ name, trigger: 'http' }, await startAndAsk({ command, environment, body: {} }));
  return { name, measure, warm: async () => void (await measure()) };
}

interface Stage {
  readonly store: Store;
  readonly atMs: number;
  readonly environment: Start['environment'];
  readonly outputFolder: string;
}

function ofBundle(definition: DefinedFunction, { store, atMs, environment, outputFolder }: Stage): Candidate {
  const { name, trigger } = definition;
  const command = [path.join(outputFolder, name, 'server.js')];
  const session = `${name}-${Date.now()}`;
  const start = async (turn: string) => ({
    command,
    environment,
    ...(await firstMessage(definition, { store, projectId, atMs, turn: `${session}-${turn}` })),
  });
  return {
    name,
    measure: async (turn) => handledMs(definition, await startAndAsk(await start(turn))),
    async warm() {
      await startAndAsk(await start('warm'), () => sleep(1000));
      if (trigger === 'http') return;
      const job = await store.get(documentRef('jobs', name));
      if (job?.outcome === 'succeeded') return;
      throw new Error(`"${name}" did not handle its message, so its start means nothing: ${job?.error ?? 'no record'}`);
    },
  };
}

function handledMs(
  { name, trigger }: Pick<DefinedFunction, 'name' | 'trigger'>,
  { milliseconds, status }: Answered,
): number {
  // No scheduler wakes a bench, and the function that anybody may ask says so.
  const isHandled = status < 300 || (trigger === 'http' && status === 503);
  if (!isHandled) throw new Error(`"${name}" answered ${status} to its first message`);
  return milliseconds;
}

function benchEnvironment({ firestoreHost, pubsubHost, environment }: ColdStartOptions): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    GOOGLE_CLOUD_PROJECT: projectId,
    FIRESTORE_EMULATOR_HOST: firestoreHost,
    PUBSUB_EMULATOR_HOST: pubsubHost,
    FIREBASE_AUTH_EMULATOR_HOST: '127.0.0.1:9',
    // Keeps the official client from looking for Google's network, which would only make the function it is in slower.
    METADATA_SERVER_DETECTION: 'none',
    // Keys of the bench must not take the place of a person's.
    GAEMI_KEY_FOLDER: path.join(tmpdir(), 'gaemi-cold-start'),
    ...Object.fromEntries(vendorUrls.map((name) => [name, nobody])),
    ...environment,
  };
}

async function createTopics(pubsubHost: string): Promise<void> {
  const authorization = `Bearer ${await emulatorToken()}`;
  for (const topic of Object.keys(topics)) {
    const url = `http://${pubsubHost}/v1/projects/${projectId}/topics/${topic}`;
    const { status } = await fetch(url, { method: 'PUT', headers: { authorization } });
    // 409: an earlier bench has made it.
    if (status !== 200 && status !== 409) throw new Error(`the topic "${topic}" could not be made: HTTP ${status}`);
  }
}
