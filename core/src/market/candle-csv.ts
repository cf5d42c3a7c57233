import type { Instant } from '../base/instant.ts';
import { type Candle, candleFault } from './candle.ts';

const header = ['timestamp', 'open', 'high', 'low', 'close', 'volume'];

/** Text that holds no candles; the message is one line for the person who named the file. */
export class CandleCsvError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CandleCsvError';
  }
}

/** The first line of every file of candles. */
export const candleCsvHeader = header.join(',');

/** Writes candles as the rows below the header, each with its line end; reading them again gives the same numbers. */
export function candleCsvRows(candles: readonly Candle[]): string {
  return candles
    .map(({ openAtMs, open, high, low, close, volume }) => {
      const timestamp = new Date(openAtMs).toISOString().replace('.000Z', 'Z');
      return `${[timestamp, open, high, low, close, volume].join(',')}\n`;
    })
    .join('');
}

/**
 * Reads candles, ascending, from the text of a CSV file; the header names the columns. A timestamp is epoch milliseconds or
 * ISO-8601, in UTC where it names no zone.
 * @throws CandleCsvError that names the file and the row.
 */
export function parseCandleCsv(text: string, fileName: string): Candle[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const columns = lines[0]?.split(',').map((column) => column.trim()) ?? [];
  if (columns.join(',') !== header.join(',')) {
    throw new CandleCsvError(
      `${fileName}: the first line must be "${header.join(',')}", not "${columns.join(',').slice(0, 100)}"`,
    );
  }
  const candles: Candle[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const place = `${fileName} row ${index + 1}`;
    const candle = readCandle(line, place);
    if (candle.openAtMs <= (candles.at(-1)?.openAtMs ?? -Infinity)) {
      throw new CandleCsvError(`${place}: "${line.split(',')[0] ?? ''}" is not later than the row above`);
    }
    candles.push(candle);
  }
  if (candles.length === 0) throw new CandleCsvError(`${fileName}: there are no rows below the header`);
  return candles;
}

function readCandle(line: string, place: string): Candle {
  const cells = line.split(',');
  if (cells.length !== header.length) {
    throw new CandleCsvError(`${place}: has ${cells.length} columns, not ${header.length}`);
  }
  const numberAt = (column: number): number => readNumber(cells[column] ?? '', `${place}: ${header[column] ?? ''}`);
  const candle = {
    openAtMs: readInstant((cells[0] ?? '').trim(), place),
    open: numberAt(1),
    high: numberAt(2),
    low: numberAt(3),
    close: numberAt(4),
    volume: numberAt(5),
  };
  const fault = candleFault(candle);
  if (fault !== undefined) throw new CandleCsvError(`${place}: ${fault}`);
  return candle;
}

function readNumber(cell: string, place: string): number {
  const number = cell.trim() === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(number)) throw new CandleCsvError(`${place} "${cell.trim()}" is not a number`);
  return number;
}

function readInstant(text: string, place: string): Instant {
  const atMs = /^\d{11,14}$/.test(text) ? Number(text) : parseIso(text);
  if (!Number.isFinite(atMs)) {
    throw new CandleCsvError(`${place}: timestamp "${text}" is neither epoch milliseconds nor ISO-8601`);
  }
  return atMs;
}

/** The language reads a time without a zone in that of the machine, which is luck. */
function parseIso(text: string): number {
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? [];
  if (day === undefined) return Number.NaN;
  return Date.parse(time === undefined ? day : `${day}T${time}${zone}`);
}
