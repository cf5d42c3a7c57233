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

/** Writes Cloud Logging's JSON, one line a call. */
export function cloudLogger(labels: LogLabels, write: WriteLine = writeToStdout): Logger {
  const { trace, ...fields } = labels;
  const at = (severity: string) => (message: string, details?: Readonly<Record<string, unknown>>) => {
    const entry = { ...details, severity, message, ...fields, 'logging.googleapis.com/trace': trace };
    write(JSON.stringify(entry, writable));
  };
  return { info: at('INFO'), warn: at('WARNING'), error: at('ERROR') };
}

/** Everything known about a thrown thing, its causes included; for the log only, never for an answer. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${describeError(error.cause)}`;
}

/** What went wrong in one line; for records that every member reads, so without the stack. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, errorLengthMax);
}

const errorLengthMax = 500;

function writable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Error ? describeError(value) : value;
}

function writeToStdout(line: string): void {
  process.stdout.write(`${line}\n`);
}
