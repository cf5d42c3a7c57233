import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const mainPath = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface StartRun {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exitCode: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs `npm start` as a person would, in an environment of its own. */
export function runStart(args: readonly string[], environment: Readonly<Record<string, string>> = {}): StartRun {
  const child = spawn(process.execPath, [mainPath, ...args], { env: { ...withoutTestRunner(), ...environment } });
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
