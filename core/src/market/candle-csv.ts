import type { Instant } from '../base/instant.ts';
import type { Text } from '../base/text.ts';
import { type Candle, candleFault } from './candle.ts';

const header = ['timestamp', 'open', 'high', 'low', 'close', 'volume'];

/** A file that holds no candles, in one line for the person who named it. */
export class CandleCsvError extends Error {
  readonly text: Text;

  constructor(place: string, { ko, en }: Text) {
    const text = { ko: `${place}: ${ko}`, en: `${place}: ${en}` };
    super(text.en);
    this.name = 'CandleCsvError';
    this.text = text;
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
 * Reads candles, ascending, from the text of a CSV file. The header names the columns, in any order and case; others are
 * passed over. A timestamp is epoch milliseconds or ISO-8601, in UTC where it names no zone.
 * @throws CandleCsvError that names the file and the row.
 */
export function parseCandleCsv(text: string, fileName: string): Candle[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const columns = readHeader(lines[0] ?? '', fileName);
  const candles: Candle[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const place = `${fileName} row ${index + 1}`;
    const cells = cellsOf(line);
    if (cells.length !== columns.count) {
      throw new CandleCsvError(place, {
        ko: `열이 ${columns.count}개가 아니라 ${cells.length}개입니다`,
        en: `has ${cells.length} columns, not ${columns.count}`,
      });
    }
    const timestamp = (cells[columns.places[0] ?? 0] ?? '').trim();
    if (candles.length === 0) refuseOtherUnits(timestamp, place);
    const candle = readCandle(timestamp, { cells, columns, place });
    if (candle.openAtMs <= (candles.at(-1)?.openAtMs ?? -Infinity)) {
      throw new CandleCsvError(place, {
        ko: `시각 "${timestamp}": 바로 위 행보다 뒤가 아닙니다`,
        en: `"${timestamp}" is not later than the row above`,
      });
    }
    candles.push(candle);
  }
  if (candles.length === 0)
    throw new CandleCsvError(fileName, { ko: '머리글 아래에 행이 없습니다', en: 'there are no rows below the header' });
  return candles;
}

interface Columns {
  readonly count: number;
  /** Where each of `header` stands. */
  readonly places: readonly number[];
}

/** What other programs call the timestamp. */
const timestampNames = ['timestamp', 'date', 'datetime', 'time'];

function readHeader(line: string, fileName: string): Columns {
  const names = cellsOf(line).map((name) => name.trim().toLowerCase());
  const timestamp = timestampNames.map((name) => names.indexOf(name)).find((place) => place >= 0) ?? -1;
  const places = header.map((name, index) => (index === 0 ? timestamp : names.indexOf(name)));
  if (places.every((place) => place >= 0)) return { count: names.length, places };
  const [wanted, given] = [header.join(','), line.trim().slice(0, 100)];
  throw new CandleCsvError(fileName, {
    ko: `첫 줄은 "${given}" 대신 "${wanted}"이어야 합니다`,
    en: `the first line must be "${wanted}", not "${given}"`,
  });
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return Array.from(
    line.matchAll(/(?:^|,)\s*(?:"([^"]*)"\s*|([^,]*))(?=,|$)/g),
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

interface Row {
  readonly cells: readonly string[];
  readonly columns: Columns;
  readonly place: string;
}

function readCandle(timestamp: string, { cells, columns, place }: Row): Candle {
  const numberAt = (column: number): number =>
    readNumber(cells[columns.places[column] ?? 0] ?? '', { name: header[column] ?? '', place });
  const candle = {
    openAtMs: readInstant(timestamp, place),
    open: numberAt(1),
    high: numberAt(2),
    low: numberAt(3),
    close: numberAt(4),
    volume: numberAt(5),
  };
  const fault = candleFault(candle);
  if (fault !== undefined) throw new CandleCsvError(place, fault);
  return candle;
}

function readNumber(cell: string, { name, place }: { readonly name: string; readonly place: string }): number {
  const text = cell.trim();
  // The language would also read "0x10".
  const number = text === '' || /[xob]/i.test(text) ? Number.NaN : Number(text);
  if (!Number.isFinite(number))
    throw new CandleCsvError(place, {
      ko: `${name} 값 "${text}": 수가 아닙니다`,
      en: `${name} "${text}" is not a number`,
    });
  return number;
}

/** A file of seconds, or of days written as one number, would else be one of January 1970. */
function refuseOtherUnits(timestamp: string, place: string): void {
  if (/^\d{8,10}$/.test(timestamp)) throw new CandleCsvError(place, instantFault(timestamp));
}

function readInstant(text: string, place: string): Instant {
  const atMs = /^-?\d{1,15}$/.test(text) ? Number(text) : parseIso(text);
  if (!Number.isFinite(atMs)) throw new CandleCsvError(place, instantFault(text));
  return atMs;
}

function instantFault(text: string): Text {
  return {
    ko: `시각 "${text}": 밀리초로 센 시각도 ISO-8601도 아닙니다`,
    en: `timestamp "${text}" is neither epoch milliseconds nor ISO-8601`,
  };
}

/** The language reads a time without a zone in that of the machine, which is luck, and 30 February as 2 March. */
function parseIso(text: string): number {
  const [, day = '', time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(text) ?? [];
  if (!isDay(day)) return Number.NaN;
  return Date.parse(`${day}T${time}${zone.length === 3 ? `${zone}:00` : zone}`);
}

function isDay(day: string): boolean {
  const atMs = Date.parse(day);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(day);
}
