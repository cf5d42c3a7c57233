import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { SetupError } from '../processes/setup-error.ts';

/** Where Google's emulators lie on this machine. */
export interface EmulatorJars {
  readonly firestore: string;
  readonly pubsub: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Emulator {
  readonly name: string;
  /** Names the jar outright; what a person says wins over what is found. */
  readonly variable: string;
  /** Below the root of the Google Cloud SDK: the folder, and what the jar is called there. */
  readonly inCloudSdk: readonly [folder: string, jar: RegExp];
  /** Below the cache of firebase-tools: one folder or pattern per level. */
  readonly inFirebaseCache: readonly RegExp[];
  readonly component: string;
}

const firestore: Emulator = {
  name: 'Firestore',
  variable: 'GAEMI_FIRESTORE_EMULATOR_JAR',
  inCloudSdk: ['platform/cloud-firestore-emulator', /^cloud-firestore-emulator.*\.jar$/],
  inFirebaseCache: [/^cloud-firestore-emulator-.*\.jar$/],
  component: 'cloud-firestore-emulator',
};

const pubsub: Emulator = {
  name: 'Pub/Sub',
  variable: 'GAEMI_PUBSUB_EMULATOR_JAR',
  inCloudSdk: ['platform/pubsub-emulator/lib', /^cloud-pubsub-emulator.*\.jar$/],
  inFirebaseCache: [/^pubsub-emulator-[\d.]+$/, /^pubsub-emulator$/, /^lib$/, /^cloud-pubsub-emulator.*\.jar$/],
  component: 'pubsub-emulator',
};

/**
 * Looks where the environment says, then in the Google Cloud SDK of the `gcloud` on the PATH, then in the cache of
 * firebase-tools.
 * @throws SetupError that says what to install.
 */
export function findEmulators(environment: Environment = process.env): EmulatorJars {
  const found = { firestore: findJar(firestore, environment), pubsub: findJar(pubsub, environment) };
  const missing = [firestore, pubsub].filter((_, index) => [found.firestore, found.pubsub][index] === undefined);
  if (found.firestore === undefined || found.pubsub === undefined) throw new SetupError(remedy(missing));
  return { firestore: found.firestore, pubsub: found.pubsub };
}

function remedy(missing: readonly Emulator[]): string {
  const names = missing.map(({ name }) => name).join(' and ');
  const components = missing.map(({ component }) => component).join(' ');
  const variables = missing.map(({ variable }) => variable).join(', ');
  return (
    `the ${names} ${missing.length === 1 ? 'emulator is' : 'emulators are'} not installed; run "gcloud components install ${components}" ` +
    `(or "apt-get install ${missing.map(({ component }) => `google-cloud-cli-${aptName(component)}`).join(' ')}"), ` +
    `or set ${variables} to the jar`
  );
}

function aptName(component: string): string {
  return component.replace('cloud-firestore', 'firestore');
}

function findJar(emulator: Emulator, environment: Environment): string | undefined {
  const named = environment[emulator.variable];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new SetupError(`${emulator.variable} names "${named}", which does not exist`);
  }
  const [folder, jar] = emulator.inCloudSdk;
  for (const root of cloudSdkRoots(environment)) {
    const path = newestPath(join(root, folder), [jar]);
    if (path !== undefined) return path;
  }
  const home = environment['HOME'] ?? homedir();
  const cache = environment['FIREBASE_EMULATORS_PATH'] ?? join(home, '.cache', 'firebase', 'emulators');
  return newestPath(cache, emulator.inFirebaseCache);
}

/** The SDK that each `gcloud` on the PATH belongs to; asking `gcloud` itself would cost half a second. */
function cloudSdkRoots(environment: Environment): string[] {
  return (environment['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'gcloud'))
    .filter((path) => existsSync(path))
    .map((path) => dirname(dirname(realpathSync(path))));
}

/** Walks down one pattern per level; where several match, the newest version is tried first. */
function newestPath(folder: string, patterns: readonly RegExp[]): string | undefined {
  const [pattern, ...rest] = patterns;
  if (pattern === undefined) return folder;
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .toSorted((left, right) => right.localeCompare(left, 'en', { numeric: true }))
    .map((name) => newestPath(join(folder, name), rest))
    .find((path) => path !== undefined);
}
