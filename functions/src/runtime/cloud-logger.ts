import { describeError, messageOf } from './describe-error.ts';
import type { Logger } from './logger.ts';

/** What every line of a run carries, so that one search finds all of them. */
export interface LogLabels {
  readonly function: string;
  readonly causeId: string;
  readonly atMs: number;
  /** `projects/{project}/traces/{id}`. */
  readonly trace: string;
}

export type WriteLine = (line: string) => void;

/** Cloud Logging takes 256 KB a line, and breaks a longer one into pieces that are no JSON. */
const lineLengthMax = 60_000;
const messageLengthMax = 5_000;

/** Writes Cloud Logging's JSON, one line a call. Never throws: what cannot be written must not stop what it is about. */
export function cloudLogger(labels: LogLabels, write: WriteLine = writeToStdout): Logger {
  const { trace, ...fields } = labels;
  const at = (severity: string) => (text: string, details?: Readonly<Record<string, unknown>>) => {
    const message = text.slice(0, messageLengthMax);
    write(lineOf({ severity, message, ...fields, 'logging.googleapis.com/trace': trace }, details));
  };
  return { info: at('INFO'), warn: at('WARNING'), error: at('ERROR') };
}

/** The line without its details, and why, when these cannot be written. */
function lineOf(entry: Readonly<Record<string, unknown>>, details?: Readonly<Record<string, unknown>>): string {
  try {
    const line = JSON.stringify({ ...details, ...entry }, writable);
    if (line.length <= lineLengthMax) return line;
    return JSON.stringify({ ...entry, dropped: `details of ${line.length} characters` });
  } catch (error) {
    return JSON.stringify({ ...entry, dropped: `details: ${messageOf(error)}` });
  }
}

function writable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Error ? describeError(value) : value;
}

function writeToStdout(line: string): void {
  process.stdout.write(`${line}\n`);
}
