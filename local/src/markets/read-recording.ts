import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { CandleCsvError, parseCandleCsv } from '@gaemi/core/market/candle-csv.ts';

/** A recording that cannot be played; the message is one line for the person who named it. */
export class RecordingError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'RecordingError';
  }
}

/**
 * Reads candles from a CSV file, gzipped when its name ends in `.gz`.
 * @throws RecordingError
 */
export function readRecording(path: string): Candle[] {
  return parseRecording(readText(path), basename(path));
}

/** @throws RecordingError that names the file and the row. */
export function parseRecording(text: string, fileName: string): Candle[] {
  try {
    return parseCandleCsv(text, fileName);
  } catch (cause) {
    if (cause instanceof CandleCsvError) throw new RecordingError(cause.message, { cause });
    throw cause;
  }
}

function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new RecordingError(`${basename(path)}: cannot be read (${messageOf(cause)})`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
