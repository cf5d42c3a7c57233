import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { CandleCsvError, parseCandleCsv } from '@gaemi/core/market/candle-csv.ts';
import { CommandError } from '../terminal.ts';

/**
 * The candles of a CSV file, gzipped when its name ends in `.gz`.
 * @throws CommandError that names the file, and the row where one is wrong.
 */
export function readCandleFile(path: string): Candle[] {
  const text = readText(path);
  try {
    return parseCandleCsv(text, basename(path));
  } catch (cause) {
    if (cause instanceof CandleCsvError) throw new CommandError(cause.text, { cause });
    throw cause;
  }
}

function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      { ko: `"${path}": 읽을 수 없습니다(${reason})`, en: `"${path}" cannot be read (${reason})` },
      { cause },
    );
  }
}
