import { type Candle, candleFault } from '@gaemi/core/market/candle.ts';
import { type Columns, readColumns } from './recording-columns.ts';
import { RecordingError } from './recording-error.ts';
import { fromKorea, joinTime, readWrittenInstant } from './recording-instant.ts';
import { isOpen, type Session } from './session.ts';

export interface ReadRecording {
  /** Ascending, one for an instant. */
  readonly candles: readonly Candle[];
  /** What was amiss and is not played, in a phrase each. */
  readonly remarks: readonly string[];
}

interface Row {
  readonly candle: Candle;
  readonly isLocal: boolean;
}

/**
 * Reads the rows of a recording as vendors and spreadsheets write them, in any order. A row that cannot be true is left
 * out and counted; of two for one instant the later counts.
 * @throws RecordingError when no half of the rows can be read.
 */
export function parseRecording(text: string, session: Session): ReadRecording {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const split = splitterOf(lines[0] ?? '');
  const head = readColumns(split(lines[0] ?? ''));
  if (head === undefined) {
    const first = (lines[0] ?? '').trim().slice(0, 80);
    throw new RecordingError(`the first line must be "timestamp,open,high,low,close,volume", not "${first}"`);
  }
  const rows: Row[] = [];
  const faults: string[] = [];
  for (let index = head.isHeader ? 1 : 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const row = line.trim() === '' ? undefined : readRow(split(line), head.columns);
    if (typeof row === 'string') faults.push(`row ${index + 1}: ${row}`);
    else if (row !== undefined) rows.push(row);
  }
  const [fault] = faults;
  if (rows.length <= faults.length) throw new RecordingError(fault ?? 'there are no rows below the header');
  const { candles, doubled } = inOrder(atVenue(rows, session));
  return {
    candles,
    remarks: [
      ...(faults.length > 0 ? [`${faults.length} of ${rows.length + faults.length} rows are left out, ${fault}`] : []),
      ...(doubled > 0 ? [`${doubled} rows are for an instant that a later one is for too`] : []),
    ],
  };
}

/** A candle, or what is wrong with it; nothing for a day on which its market was halted. */
function readRow(cells: readonly string[], columns: Columns): Row | string | undefined {
  const textAt = (place: number | undefined) => (place === undefined ? undefined : (cells[place] ?? '').trim());
  const date = textAt(columns.instant) ?? '';
  const time = textAt(columns.time);
  const written = time === undefined ? date : joinTime(date, time);
  const { atMs, isLocal } = readWrittenInstant(written);
  if (!Number.isFinite(atMs)) return `"${written.slice(0, 40)}" is no instant`;
  const close = readNumber(textAt(columns.close));
  const [open, high, low] = [columns.open, columns.high, columns.low].map((place) =>
    place === undefined ? close : readNumber(textAt(place)),
  );
  const volume = textAt(columns.volume) ? readNumber(textAt(columns.volume)) : 0;
  if ([open, high, low].every((price) => price === 0) && volume === 0) return undefined;
  const candle = { openAtMs: atMs, open: open ?? close, high: high ?? close, low: low ?? close, close, volume };
  const fault = candleFault(candle);
  if (fault !== undefined) return fault.en;
  return columns.korean && isLocal
    ? { candle: { ...candle, openAtMs: fromKorea(atMs) }, isLocal: false }
    : { candle, isLocal };
}

/** Also `1,234` in quotes and `1.2M`; the language would read "0x10" too. */
function readNumber(text = ''): number {
  const [, digits, unit = ''] = /^([-+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)([KMB]?)$/i.exec(text) ?? [];
  if (digits === undefined) return Number.NaN;
  return Number(digits.replaceAll(',', '')) * ({ K: 1e3, M: 1e6, B: 1e9 }[unit.toUpperCase()] ?? 1);
}

/** Times that name no zone are UTC, unless more of them fall into the hours of the venue as its own. */
function atVenue(rows: readonly Row[], session: Session): Candle[] {
  const local = (candle: Candle) => ({ ...candle, openAtMs: candle.openAtMs - session.utcOffsetMs(candle.openAtMs) });
  const zoneless = rows.filter(({ isLocal }) => isLocal).map(({ candle }) => candle);
  const inHours = (candles: readonly Candle[]) => candles.filter(({ openAtMs }) => isOpen(session, openAtMs)).length;
  const isVenues = zoneless.length > 0 && inHours(zoneless.map(local)) > inHours(zoneless);
  return rows.map(({ candle, isLocal }) => (isLocal && isVenues ? local(candle) : candle));
}

function inOrder(candles: readonly Candle[]): { readonly candles: Candle[]; readonly doubled: number } {
  const isAscending = candles.every((candle, index) => candle.openAtMs > (candles[index - 1]?.openAtMs ?? -Infinity));
  if (isAscending) return { candles: [...candles], doubled: 0 };
  const byInstant = new Map(candles.map((candle) => [candle.openAtMs, candle]));
  const ordered = [...byInstant.values()].toSorted((left, right) => left.openAtMs - right.openAtMs);
  return { candles: ordered, doubled: candles.length - ordered.length };
}

function splitterOf(header: string): (line: string) => string[] {
  const separator = [';', '\t'].find((candidate) => header.includes(candidate)) ?? ',';
  const quoted = new RegExp(`(?:^|${separator})\\s*(?:"([^"]*)"\\s*|([^${separator}]*))(?=${separator}|$)`, 'g');
  const cut = (line: string) =>
    line.includes('"')
      ? Array.from(line.matchAll(quoted), ([, inside, plain]) => inside ?? plain ?? '')
      : line.split(separator);
  // Whoever separates by semicolons does so because the comma is their decimal point.
  return separator === ';' ? (line) => cut(line.replaceAll(',', '.')) : cut;
}
