import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { type Child, startChild } from '../processes/child.ts';
import { SetupError } from '../processes/setup-error.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { waitUntil } from '../processes/wait-until.ts';
import type { FunctionUrls } from './subscribe.ts';

interface HostOptions {
  /** Project, emulators, vendors, market time: what the functions read from their environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the functions log, a line of JSON each. */
  readonly onLine: (line: string) => void;
  /** Another program that serves functions and tells where; the desk's own without it. */
  readonly programPath?: string;
}

export interface StartedHost {
  readonly urls: FunctionUrls;
  /** Rejects when they end. */
  readonly broken: Promise<never>;
}

const hostProcessPath = fileURLToPath(new URL('./host-process.ts', import.meta.url));
const readyWithinMs = 60_000;
const Ready = z.object({ urls: z.record(z.string(), z.string()) });

/** Starts the functions in a process of their own, so that nothing else on the stage delays them. */
export async function startHost(options: HostOptions, shutdown: Shutdown): Promise<StartedHost> {
  const { env, onLine, programPath = hostProcessPath } = options;
  const child = await startChild(
    { name: 'the process of the functions', file: process.execPath, args: [programPath], env, messages: true, onLine },
    shutdown,
  );
  let ready: z.output<typeof Ready> | undefined;
  child.onMessage((message) => {
    ready = Ready.parse(message);
  });
  const started = await waitUntil(async () => ready ?? (child.hasEnded() && 'ended'), {
    timeoutMs: readyWithinMs,
    what: 'the functions did not start',
  });
  if (started === 'ended') throw new SetupError(`the functions ended before they were ready: ${reasonIn(child)}`);
  return { urls: new Map(Object.entries(started.urls)), broken: child.broken };
}

/** The line that says why: Node prints the error's own line before its stack. */
function reasonIn(child: Child): string {
  const lines = child.printed().trim().split('\n');
  return lines.find((line) => /^(\w*Error)\b.*:/.test(line)) ?? lines.at(-1) ?? 'they said nothing';
}
