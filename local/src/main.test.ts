import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFreePorts, localhost } from './processes/free-port.ts';
import { waitUntil } from './processes/wait-until.ts';
import { isAlive, runScript, runStart } from './testing/run-start.ts';

let folder: string;
let port: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gaemi-start-'));
  mkdirSync(join(folder, 'bin'));
  // A machine with a shell and nothing else.
  for (const name of ['sh', 'sleep', 'head']) symlinkSync(join('/bin', name), join(folder, 'bin', name));
  for (const name of ['firestore.jar', 'pubsub.jar']) writeFileSync(join(folder, name), '');
});
beforeEach(async () => {
  rmSync(join(folder, 'pids'), { force: true });
  port = String((await findFreePorts(1))[0]);
});
afterAll(() => rmSync(folder, { recursive: true }));

// Each runs the program itself, beside whatever else runs on the machine.
describe('npm start', { timeout: 60_000 }, () => {
  it('says which port is busy, and how to choose another', async () => {
    const squatter = createServer().listen({ port: Number(port), host: localhost });
    await once(squatter, 'listening');
    expect(await lineOf(machine(stays))).toBe(`gaemi: port ${port} is in use; choose another with --port N\n`);
    expect(javaPids(), 'nothing was started').toEqual([]);
    squatter.close();
  });

  it('says that the recordings cannot be read before it starts anything', async () => {
    const run = runStart(['--port', port, '--data', join(folder, 'nowhere')], machine(stays));
    expect(await run.exitCode).toBe(1);
    expect(run.stderr()).toMatch(/^gaemi: --data ".*nowhere": [^\n]+\n$/);
    expect(javaPids()).toEqual([]);
  });

  it('says what to type instead of an option that it does not have', async () => {
    const run = runStart(['--fast']);
    expect(await run.exitCode).toBe(1);
    expect(run.stderr()).toMatch(/^gaemi: unknown option '--fast'[^\n]*--help[^\n]*\n$/);
  });

  it('explains its options and exits with 0', async () => {
    const run = runStart(['--help']);
    expect(await run.exitCode).toBe(0);
    expect(run.stdout()).toContain('--seed-user');
    expect(run.stderr()).toBe('');
  });

  it('says what to install when there is no emulator', async () => {
    const { GAEMI_FIRESTORE_EMULATOR_JAR, GAEMI_PUBSUB_EMULATOR_JAR, ...bare } = machine(stays);
    expect([GAEMI_FIRESTORE_EMULATOR_JAR, GAEMI_PUBSUB_EMULATOR_JAR]).not.toContain(undefined);
    expect(await lineOf(bare)).toMatch(
      /^gaemi: .*gcloud components install cloud-firestore-emulator pubsub-emulator[^\n]*\n$/,
    );
    expect(javaPids()).toEqual([]);
  });

  it('says what to install when there is no Java', async () => {
    expect(await lineOf(machine(undefined))).toMatch(/^gaemi: Java was not found[^\n]*install a Java runtime[^\n]*\n$/);
  });

  it('says what to install when Java is too old', async () => {
    const old = 'echo "java.lang.UnsupportedClassVersionError: class file version 65.0" >&2; exit 1';
    expect(await lineOf(machine(old))).toMatch(
      /^gaemi: the installed Java is too old[^\n]*version 21 or newer[^\n]*\n$/,
    );
  });

  it('leaves nothing running when the start fails half-way', async () => {
    const half = `case "$*" in *firestore*) ${stays};; *) exit 1;; esac`;
    expect(await lineOf(machine(half))).toMatch(/^gaemi: the Pub\/Sub emulator ended before it was ready[^\n]*\n$/);
    expect(javaPids()).toHaveLength(2);
    expect(javaPids().filter(isAlive)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing running after %s', async (signal) => {
    const run = runStart(['--port', port], machine(stays));
    await bothEmulators();
    run.kill(signal);
    expect(await run.exitCode).toBe(0);
    expect(run.stderr(), 'what fails because it ends is no fault').toBe('');
    expect(javaPids().filter(isAlive)).toEqual([]);
  });

  it('leaves nothing running when npm passes a signal on, though the terminal has sent it already', async () => {
    const run = runScript(['--port', port], machine(stays));
    await bothEmulators();
    run.kill('SIGINT');
    run.kill('SIGINT');
    expect(await run.exitCode).toBe(0);
    expect(javaPids().filter(isAlive)).toEqual([]);
  });

  it('leaves nothing running, and complains to nobody, when its reader has gone', async () => {
    const run = runScript(['--port', port, '--data', recordings(), '| head -n 1'], machine(stays));
    expect(await run.exitCode).toBe(0);
    expect(run.stdout().trim().split('\n')).toHaveLength(1);
    expect(run.stderr()).toBe('');
    expect(javaPids().filter(isAlive)).toEqual([]);
  });

  it('leaves nothing running even when it is killed', async () => {
    const run = runStart(['--port', port], machine(stays));
    await bothEmulators();
    run.kill('SIGKILL');
    await run.exitCode;
    await waitUntil(async () => !javaPids().some(isAlive), { timeoutMs: 5_000, what: 'the emulators did not end' });
    expect(javaPids()).toHaveLength(2);
  });
});

/** An emulator that never answers and never ends. */
const stays = 'exec sleep 300';

/** What it says on a machine where it cannot start. */
async function lineOf(environment: Record<string, string>): Promise<string> {
  const run = runStart(['--port', port], environment);
  expect(await run.exitCode).toBe(1);
  expect(run.stdout()).not.toContain('Gaemi is ready');
  return run.stderr();
}

/** A machine with Google's emulators and whatever Java a test writes. */
function machine(javaScript: string | undefined): Record<string, string> {
  const java = join(folder, 'bin', 'java');
  rmSync(java, { force: true });
  if (javaScript !== undefined) {
    writeFileSync(java, `#!/bin/sh\necho $$ >> "${folder}/pids"\n${javaScript}\n`);
    chmodSync(java, 0o755);
  }
  return {
    PATH: join(folder, 'bin'),
    HOME: folder,
    JAVA_HOME: '',
    GAEMI_FIRESTORE_EMULATOR_JAR: join(folder, 'firestore.jar'),
    GAEMI_PUBSUB_EMULATOR_JAR: join(folder, 'pubsub.jar'),
  };
}

/** Two, each of which is named at the start. */
function recordings(): string {
  const path = join(folder, 'recordings');
  mkdirSync(path, { recursive: true });
  for (const name of ['KRW-BTC_1d.csv', 'AAPL_1d.csv'])
    writeFileSync(join(path, name), 'timestamp,close\n2026-01-05,100\n');
  return path;
}

async function bothEmulators(): Promise<void> {
  await waitUntil(async () => javaPids().length === 2, { timeoutMs: 20_000, what: 'the emulators did not start' });
}

/** The emulators that a test started. */
function javaPids(): number[] {
  const path = join(folder, 'pids');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(Number) : [];
}
