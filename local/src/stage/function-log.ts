import { createWriteStream, rmSync } from 'node:fs';
import * as z from 'zod/mini';

const Entry = z.object({
  severity: z.string(),
  message: z.string(),
  function: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** Of a run that has come to an end. */
  durationMs: z.optional(z.number()),
  error: z.optional(z.string()),
});

type Entry = z.output<typeof Entry>;

export interface FunctionLog {
  /** Takes one line that a function printed. */
  write(line: string): void;
  close(): void;
}

interface Listeners {
  readonly show: (line: string) => void;
  /** A function has come to an end, well or not. */
  readonly onEnd: (name: string) => void;
}

/** Keeps everything the functions say in a file, and shows a person each kind of trouble once. */
export function createFunctionLog(path: string, { show, onEnd }: Listeners): FunctionLog {
  // Another desk may still be writing there: it keeps the file that it has.
  rmSync(path, { force: true });
  const file = createWriteStream(path);
  file.once('error', (error) => show(`what the functions say is not kept: ${error.message}`));
  const shown = new Set<string>();
  return {
    write(line) {
      file.write(`${line}\n`);
      const entry = readEntry(line);
      if (entry?.function !== undefined && entry.durationMs !== undefined) onEnd(entry.function);
      const trouble = troubleOf(entry);
      if (trouble === undefined || shown.has(trouble)) return;
      shown.add(trouble);
      show(trouble);
    },
    close: () => void file.end(),
  };
}

/** One readable line for a warning or an error; nothing for everything else. */
export function describeTrouble(line: string): string | undefined {
  return troubleOf(readEntry(line));
}

function troubleOf(entry: Entry | undefined): string | undefined {
  if (entry === undefined || !['WARNING', 'ERROR', 'CRITICAL'].includes(entry.severity)) return undefined;
  const [firstLine = ''] = (entry.reason ?? entry.error ?? '').split('\n');
  return [entry.function ?? 'functions', entry.message, firstLine].filter((part) => part !== '').join(': ');
}

function readEntry(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return z.safeParse(Entry, JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
