import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { guard, unguard } from './guard.ts';

/** A process of ours, with everything that it may start in turn. */
export interface Child {
  readonly pid: number;
  /** The end of what it printed, for explaining why it ended. */
  printed(): string;
  /** `undefined` while it runs. */
  exitCode(): number | undefined;
  onMessage(listen: (message: unknown) => void): void;
  send(message: unknown): void;
  stop(): Promise<void>;
}

interface Command {
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

/** Starts a child as the leader of its own process group, so that the whole group can be ended. */
export async function startChild({ file, args, env, messages = false, onLine }: Command): Promise<Child> {
  const child = spawn(file, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(messages ? (['ipc'] as const) : [])],
  });
  const printed = keepPrinted(child, onLine);
  const ended = once(child, 'exit').catch(() => undefined);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`"${file}" has started without a process id`);
  guard(pid);
  void ended.then(() => unguard(pid));

  return {
    pid,
    printed,
    exitCode: () => child.exitCode ?? (child.signalCode === null ? undefined : 1),
    onMessage: (listen) => void child.on('message', listen),
    send: (message) => void (child.connected && child.send(JSON.parse(JSON.stringify(message)))),
    async stop() {
      endGroup(pid, 'SIGTERM');
      if (child.exitCode === null && child.signalCode === null) {
        await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
      }
      // Whatever the leader leaves behind ends with its group.
      endGroup(pid, 'SIGKILL');
      await ended;
    },
  };
}

/** Ends a process group; one that is gone already is what was wanted. */
export function endGroup(pid: number, signal: NodeJS.Signals): void {
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
