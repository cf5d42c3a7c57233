import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Interval } from '@gaemi/core/market/candle.ts';
import { instrumentOfFile } from '@gaemi/core/market/recording-name.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { RecordingError } from './read-recording.ts';

export interface FoundRecording {
  readonly instrumentId: string;
  readonly interval: Interval;
  readonly path: string;
  /** As the person knows it: relative to the folder named. */
  readonly name: string;
}

export interface FoundRecordings {
  readonly used: readonly FoundRecording[];
  /** Recordings by their name that are not played, each with the reason. */
  readonly ignored: readonly { readonly name: string; readonly reason: 'finer-exists' | 'unknown-symbol' }[];
}

/** Index files are called by a word, since `^` is awkward in a file's name. */
const idsBySymbol: Readonly<Record<string, string>> = { SP500: '^GSPC', GSPC: '^GSPC' };
const subfolders = ['', 'crypto', 'stocks'];
const fileName = /^(?<symbol>[A-Za-z0-9.^=~-]+)_(?<interval>1m|1h|1d)(?:_.*)?\.csv(?:\.gz)?$/;
const fineness: readonly string[] = ['1m', '1h', '1d'];

/**
 * Finds recordings named `<SYMBOL>_<1m|1h|1d>[_anything].csv[.gz]` in a folder and its `crypto` and `stocks`; of several
 * of one instrument the finest is played.
 * @throws RecordingError
 */
export function findRecordings(folder: string): FoundRecordings {
  const candidates = subfolders.flatMap((subfolder) => recordingsIn(folder, subfolder));
  const ignored: FoundRecordings['ignored'][number][] = [];
  const finest = new Map<string, FoundRecording>();
  for (const candidate of candidates.toSorted(byFineness)) {
    if (findInstrument(candidate.instrumentId) === undefined) {
      ignored.push({ name: candidate.name, reason: 'unknown-symbol' });
    } else if (finest.has(candidate.instrumentId)) {
      ignored.push({ name: candidate.name, reason: 'finer-exists' });
    } else finest.set(candidate.instrumentId, candidate);
  }
  if (finest.size === 0) {
    throw new RecordingError(
      `--data "${folder}": no recordings there; they are called like KRW-BTC_1m.csv or AAPL_1d.csv.gz (${subfolders.slice(1).join('/ or ')}/ are searched too)`,
    );
  }
  return { used: [...finest.values()], ignored };
}

function recordingsIn(folder: string, subfolder: string): FoundRecording[] {
  const path = join(folder, subfolder);
  if (subfolder !== '' && !existsSync(path)) return [];
  return listFiles(path, folder).flatMap((file) => {
    const { symbol, interval } = fileName.exec(file)?.groups ?? {};
    if (symbol === undefined || (interval !== '1m' && interval !== '1h' && interval !== '1d')) return [];
    const instrumentId = idsBySymbol[symbol] ?? instrumentOfFile(symbol);
    return [{ instrumentId, interval, path: join(path, file), name: join(subfolder, file) }];
  });
}

function listFiles(path: string, folder: string): string[] {
  try {
    if (!statSync(path).isDirectory()) throw new RecordingError(`--data "${folder}": is not a folder`);
    return readdirSync(path).toSorted();
  } catch (cause) {
    if (cause instanceof RecordingError) throw cause;
    const missing = !existsSync(path);
    throw new RecordingError(
      `--data "${folder}": ${missing ? 'there is no such folder' : 'the folder cannot be read'}`,
      {
        cause,
      },
    );
  }
}

function byFineness(left: FoundRecording, right: FoundRecording): number {
  return fineness.indexOf(left.interval) - fineness.indexOf(right.interval);
}
