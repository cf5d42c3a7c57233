import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { guard, unguard } from './guard.ts';
import { SetupError } from './setup-error.ts';
import type { Shutdown } from './shutdown.ts';

/** A process of ours, with everything that it may start in turn. */
export interface Child {
  /** The end of what it printed, for explaining why it ended. */
  printed(): string;
  hasEnded(): boolean;
  onMessage(listen: (message: unknown) => void): void;
  /** Rejects when it ends without having been stopped. */
  readonly broken: Promise<never>;
}

interface Command {
  /** What it is, as in "… ended on its own". */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Opens a channel for messages; for children that run Node. */
  readonly messages?: boolean;
  /** Is handed every line that the child prints. */
  readonly onLine?: (line: string) => void;
}

const printedMax = 16_384;
const patienceMs = 2_000;

/**
 * Starts a child as the leader of its own process group, so that the whole group can be ended: by the shutdown, by our
 * own exit, and by the guard when we are killed.
 */
export async function startChild(command: Command, shutdown: Shutdown): Promise<Child> {
  const { name, file, args, env, messages = false, onLine } = command;
  const child = spawn(file, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(messages ? (['ipc'] as const) : [])],
  });
  const { pid } = child;
  // At once: we may be killed before we hear that it runs.
  if (pid !== undefined) guard(pid);
  const printed = keepPrinted(child, onLine);
  const ended = once(child, 'exit').catch(() => undefined);
  await once(child, 'spawn');
  if (pid === undefined) throw new Error(`"${file}" has started without a process id`);
  void ended.then(() => unguard(pid));

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  let stopping = false;
  shutdown.add(async () => {
    stopping = true;
    endGroup(pid, 'SIGTERM');
    if (!hasEnded()) await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
    // Whatever the leader leaves behind ends with its group.
    endGroup(pid, 'SIGKILL');
    await ended;
  });
  const broken = ended.then(() => {
    if (stopping) return new Promise<never>(() => undefined);
    throw new SetupError(`${name} ended on its own (${howItEnded(child)}); start the desk again`);
  });
  // Whoever cares waits for it; until then it is nobody's fault.
  broken.catch(() => undefined);
  return { printed, hasEnded, onMessage: (listen) => void child.on('message', listen), broken };
}

/** Rejects when one of several children ends that nobody stopped. */
export function firstToBreak(children: readonly Pick<Child, 'broken'>[]): Promise<never> {
  const broken = Promise.race(children.map((child) => child.broken));
  broken.catch(() => undefined);
  return broken;
}

export function lastLine(printed: string): string {
  return printed.trim().split('\n').at(-1) ?? '';
}

function howItEnded({ exitCode, signalCode }: ChildProcess): string {
  return signalCode === null ? `exit code ${exitCode}` : `by ${signalCode}`;
}

/** Ends a process group; one that is gone already is what was wanted. */
function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody of the group is left.
  }
}

function keepPrinted(child: ChildProcess, onLine: Command['onLine']): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-printedMax);
      if (onLine === undefined) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    });
  }
  return () => text;
}
