import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { type Candle, candleFault } from '@gaemi/core/market/candle.ts';

/** A recording that cannot be played; the message is one line for the person who named it. */
export class RecordingError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'RecordingError';
  }
}

const header = ['timestamp', 'open', 'high', 'low', 'close', 'volume'];

/**
 * Reads candles from a CSV file, gzipped when its name ends in `.gz`.
 * @throws RecordingError
 */
export function readRecording(path: string): Candle[] {
  return parseRecording(readText(path), basename(path));
}

/** @throws RecordingError that names the file and the row. */
export function parseRecording(text: string, fileName: string): Candle[] {
  const [columns, ...rows] = readRows(text, fileName);
  if (columns?.join(',') !== header.join(',')) {
    throw new RecordingError(
      `${fileName}: the first line must be "${header.join(',')}", not "${columns?.join(',') ?? ''}"`,
    );
  }
  if (rows.length === 0) throw new RecordingError(`${fileName}: there are no rows below the header`);
  let previousAtMs = -Infinity;
  return rows.map((row, index) => {
    const place = `${fileName} row ${index + 2}`;
    const candle = readCandle(row, place);
    if (candle.openAtMs <= previousAtMs)
      throw new RecordingError(`${place}: "${row[0]}" is not later than the row above`);
    previousAtMs = candle.openAtMs;
    return candle;
  });
}

function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new RecordingError(`${basename(path)}: cannot be read (${messageOf(cause)})`, { cause });
  }
}

function readRows(text: string, fileName: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    throw new RecordingError(`${fileName}: is not CSV (${messageOf(cause)})`, { cause });
  }
}

function readCandle(row: readonly string[], place: string): Candle {
  const [timestamp = '', ...rest] = row;
  const [open, high, low, close, volume] = header
    .slice(1)
    .map((column, index) => readNumber(rest[index], `${place}: ${column}`));
  const candle = {
    openAtMs: readInstant(timestamp, place),
    open: open ?? 0,
    high: high ?? 0,
    low: low ?? 0,
    close: close ?? 0,
    volume: volume ?? 0,
  };
  const fault = candleFault(candle);
  if (fault !== undefined) throw new RecordingError(`${place}: ${fault}`);
  return candle;
}

function readNumber(text: string | undefined, place: string): number {
  const number = text === undefined || text === '' ? NaN : Number(text);
  if (!Number.isFinite(number)) throw new RecordingError(`${place} "${text ?? ''}" is not a number`);
  return number;
}

function readInstant(text: string, place: string): number {
  const atMs = /^\d{11,14}$/.test(text) ? Number(text) : /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isFinite(atMs)) {
    throw new RecordingError(`${place}: timestamp "${text}" is neither epoch milliseconds nor ISO-8601`);
  }
  return atMs;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
