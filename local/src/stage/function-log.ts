import { createWriteStream, rmSync } from 'node:fs';
import * as z from 'zod/mini';

const Entry = z.object({
  severity: z.string(),
  message: z.string(),
  function: z.optional(z.string()),
  reason: z.optional(z.string()),
  error: z.optional(z.string()),
});

export interface FunctionLog {
  /** Takes one line that a function printed. */
  write(line: string): void;
  close(): void;
}

/** Keeps everything the functions say in a file, and shows a person each kind of trouble once. */
export function createFunctionLog(path: string, show: (line: string) => void): FunctionLog {
  // Another desk may still be writing there: it keeps the file that it has.
  rmSync(path, { force: true });
  const file = createWriteStream(path);
  file.once('error', (error) => show(`what the functions say is not kept: ${error.message}`));
  const shown = new Set<string>();
  return {
    write(line) {
      file.write(`${line}\n`);
      const trouble = describeTrouble(line);
      if (trouble === undefined || shown.has(trouble)) return;
      shown.add(trouble);
      show(trouble);
    },
    close: () => void file.end(),
  };
}

/** One readable line for a warning or an error; nothing for everything else. */
export function describeTrouble(line: string): string | undefined {
  const entry = readEntry(line);
  if (entry === undefined || !['WARNING', 'ERROR', 'CRITICAL'].includes(entry.severity)) return undefined;
  const [firstLine = ''] = (entry.reason ?? entry.error ?? '').split('\n');
  return [entry.function ?? 'functions', entry.message, firstLine].filter((part) => part !== '').join(': ');
}

function readEntry(line: string): z.output<typeof Entry> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return z.safeParse(Entry, JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
