import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { CandleCsvError, candleCsvHeader, parseCandleCsv } from '@gaemi/core/market/candle-csv.ts';

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
    return parseCandleCsv(completed(text), fileName);
  } catch (cause) {
    if (cause instanceof CandleCsvError) throw new RecordingError(cause.message, { cause });
    throw cause;
  }
}

/** What recordings leave out, by their header: an index has closes alone, and few vendors count its volume. */
const partial: ReadonlyMap<string, (cells: readonly string[]) => readonly string[]> = new Map([
  ['timestamp,close', ([at = '', close = '']) => [at, close, close, close, close, '0']],
  ['timestamp,close,volume', ([at = '', close = '', volume = '']) => [at, close, close, close, close, volume]],
  ['timestamp,open,high,low,close', (cells) => [...cells, '0']],
]);

/** Writes every row with all columns, each on its own line as before; days on which a share was halted become empty. */
function completed(text: string): string {
  const [first = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const header = first.split(',').map((column) => column.trim().toLowerCase());
  const complete = partial.get(header.join(','));
  const rows = lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    if (cells.length !== header.length) return line;
    const [at = '', open = '', high = '', low = '', close = '', volume = ''] = complete?.(cells) ?? cells;
    const isHalted = [open, high, low].every((price) => Number(price) === 0) && Number(volume) === 0;
    return isHalted ? '' : [at, open, high, low, close, volume === '' ? '0' : volume].join(',');
  });
  return [complete === undefined ? first : candleCsvHeader, ...rows].join('\n');
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
