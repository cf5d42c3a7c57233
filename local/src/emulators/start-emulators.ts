import { fileURLToPath } from 'node:url';
import { type Child, firstToBreak, startChild } from '../processes/child.ts';
import { findFreePorts, localhost } from '../processes/free-port.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { withoutProxy } from '../processes/without-proxy.ts';
import { findEmulators } from './find-emulators.ts';
import { explainExit, startJava } from './java.ts';

/** Where the emulators listen, as `host:port`; the form their clients take from the environment. */
export interface EmulatorHosts {
  readonly firestore: string;
  readonly pubsub: string;
  readonly auth: string;
}

export interface StartingEmulators {
  /** Known before anybody listens there, so that others may start meanwhile. */
  readonly hosts: EmulatorHosts;
  readonly firestoreReady: Promise<void>;
  readonly pubsubReady: Promise<void>;
  readonly authReady: Promise<void>;
  /** Rejects when one of them ends. */
  readonly broken: Promise<never>;
}

/** What the clients of the emulators are told by. */
export function emulatorEnvironment({ firestore, pubsub, auth }: EmulatorHosts) {
  return {
    ...withoutProxy(process.env),
    FIRESTORE_EMULATOR_HOST: firestore,
    PUBSUB_EMULATOR_HOST: pubsub,
    FIREBASE_AUTH_EMULATOR_HOST: auth,
    // Google's clients look for a cloud around them otherwise, and wait for seconds until none answers.
    METADATA_SERVER_DETECTION: 'none',
  };
}

const rulesPath = fileURLToPath(new URL('../../../firestore.rules', import.meta.url));
const authServerPath = fileURLToPath(new URL('./auth-server.ts', import.meta.url));
const readyWithinMs = 60_000;
const names = {
  firestore: 'the Firestore emulator',
  pubsub: 'the Pub/Sub emulator',
  auth: 'the Auth emulator',
};

/**
 * Starts Google's own Firestore, Pub/Sub and Auth emulators on free ports.
 * @throws SetupError that says what is missing on this machine.
 */
export async function startEmulators(shutdown: Shutdown): Promise<StartingEmulators> {
  const jars = findEmulators();
  const [firestorePort = 0, pubsubPort = 0, authPort = 0] = await findFreePorts(3);
  const [firestore, pubsub, auth] = await Promise.all([
    startJava({ name: names.firestore, args: firestoreArguments(jars.firestore, firestorePort) }, shutdown),
    startJava(
      { name: names.pubsub, args: ['-jar', jars.pubsub, `--host=${localhost}`, `--port=${pubsubPort}`] },
      shutdown,
    ),
    startChild(
      { name: names.auth, file: process.execPath, args: [authServerPath, String(authPort)], messages: true },
      shutdown,
    ),
  ]);
  const hosts = {
    firestore: `${localhost}:${firestorePort}`,
    pubsub: `${localhost}:${pubsubPort}`,
    auth: `${localhost}:${authPort}`,
  };
  // Google's clients in this process ask these emulators, not others that a person's shell may name, and do not look for
  // a cloud around this machine.
  Object.assign(process.env, emulatorEnvironment(hosts));
  return {
    hosts,
    firestoreReady: untilItAnswers(names.firestore, firestore, hosts.firestore),
    pubsubReady: untilItAnswers(names.pubsub, pubsub, hosts.pubsub),
    authReady: untilItAnswers(names.auth, auth, hosts.auth),
    broken: firstToBreak([firestore, pubsub, auth]),
  };
}

function firestoreArguments(jar: string, port: number): string[] {
  const main = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
  return ['-cp', jar, main, 'start', '--host', localhost, '--port', String(port), '--rules', rulesPath];
}

/** Whoever needs it waits for it; a failure before that is nobody's. */
function untilItAnswers(name: string, child: Child, host: string): Promise<void> {
  const ready = askUntilItAnswers(name, child, host);
  ready.catch(() => undefined);
  return ready;
}

async function askUntilItAnswers(name: string, child: Child, host: string): Promise<void> {
  const outcome = await waitUntil(
    async () => {
      if (child.hasEnded()) return 'ended';
      await (await fetch(`http://${host}/`, { signal: AbortSignal.timeout(2_000) })).arrayBuffer();
      return 'ready';
    },
    { timeoutMs: readyWithinMs, what: `${name} did not answer on ${host}` },
  );
  if (outcome === 'ended') throw explainExit(name, child.printed());
}
