import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const mainPath = fileURLToPath(new URL('../main.ts', import.meta.url));
const packagePath = fileURLToPath(new URL('../../../package.json', import.meta.url));

export interface StartRun {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exitCode: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs what `npm start` runs, in an environment of its own. */
export function runStart(args: readonly string[], environment: Readonly<Record<string, string>> = {}): StartRun {
  return follow(spawn(process.execPath, [mainPath, ...args], { env: { ...withoutTestRunner(), ...environment } }));
}

/** The same by way of the shell that npm puts between, which is what npm passes its own signals on to. */
export function runScript(args: readonly string[], environment: Readonly<Record<string, string>>): StartRun {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(packagePath, 'utf8')));
  const script = scripts.start.replace('node ', `${process.execPath} `);
  const env = { ...withoutTestRunner(), ...environment };
  return follow(spawn('/bin/sh', ['-c', [script, ...args].join(' ')], { cwd: dirname(packagePath), env }));
}

function follow(child: ChildProcessWithoutNullStreams): StartRun {
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (text.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (text.stderr += String(chunk)));
  return {
    pid: child.pid ?? 0,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    exitCode: once(child, 'close').then(() => child.exitCode),
    kill: (signal) => void child.kill(signal),
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The runner speaks to its own children through such variables. */
function withoutTestRunner(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TEST$)/.test(name));
  return Object.fromEntries(entries.map(([name, value = '']) => [name, value]));
}
