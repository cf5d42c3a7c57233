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

/** A file of rows whose name says no symbol and interval, a market that the town does not have, one of two recordings. */
type Reason = 'unknown-name' | 'unknown-symbol' | 'finer-exists';

export interface FoundRecordings {
  readonly used: readonly FoundRecording[];
  /** Recordings by their name that are not played, each with the reason. */
  readonly ignored: readonly { readonly name: string; readonly reason: Reason }[];
}

/** Index files are called by a word, since `^` is awkward in a file's name. */
const idsBySymbol: Readonly<Record<string, string>> = { SP500: '^GSPC', GSPC: '^GSPC', KOSPI200: '^KS200' };
const subfolders = ['', 'crypto', 'stocks', 'futures'];
const fileName = /^(?<symbol>[A-Za-z0-9.^=~-]+?)(?:_close)?_(?<interval>1m|1h|1d)(?:_.*)?\.csv(?:\.gz)?$/;
const rowsName = /\.csv(?:\.gz)?$/;
const fineness: readonly string[] = ['1m', '1h', '1d'];

/**
 * Finds recordings named `<SYMBOL>_<1m|1h|1d>[_anything].csv[.gz]` in a folder and its `crypto`, `stocks` and `futures`; of
 * several of one instrument the finest is played.
 * @throws RecordingError
 */
export function findRecordings(folder: string): FoundRecordings {
  const files = subfolders.flatMap((subfolder) => rowsIn(folder, subfolder));
  const candidates = files.flatMap((file) => recordingOf(file));
  // What lies beside the recordings in the folder itself, such as a list of them, is nobody's mistake.
  const nameless = files.filter((file) => file.subfolder !== '' && !fileName.test(file.name));
  const ignored: FoundRecordings['ignored'][number][] = nameless.map(({ subfolder, name }) => ({
    name: join(subfolder, name),
    reason: 'unknown-name',
  }));
  const finest = new Map<string, FoundRecording>();
  for (const candidate of candidates.toSorted(byFineness)) {
    if (!isMarket(candidate)) {
      ignored.push({ name: candidate.name, reason: 'unknown-symbol' });
    } else if (finest.has(candidate.instrumentId)) {
      ignored.push({ name: candidate.name, reason: 'finer-exists' });
    } else finest.set(candidate.instrumentId, candidate);
  }
  if (finest.size === 0) {
    throw new RecordingError(
      `--data "${folder}": no recordings there; they are called like KRW-BTC_1m.csv or AAPL_1d.csv.gz (${subfolders.slice(1).join('/, ')}/ are searched too)`,
    );
  }
  return { used: [...finest.values()], ignored };
}

interface Rows {
  readonly subfolder: string;
  readonly name: string;
  readonly path: string;
}

function rowsIn(folder: string, subfolder: string): Rows[] {
  const path = join(folder, subfolder);
  if (subfolder !== '' && !existsSync(path)) return [];
  const names = listFiles(path, folder).filter((name) => rowsName.test(name));
  return names.map((name) => ({ subfolder, name, path: join(path, name) }));
}

function recordingOf({ subfolder, name, path }: Rows): (FoundRecording & { readonly subfolder: string })[] {
  const { symbol, interval } = fileName.exec(name)?.groups ?? {};
  if (symbol === undefined || (interval !== '1m' && interval !== '1h' && interval !== '1d')) return [];
  const instrumentId = idsBySymbol[symbol] ?? instrumentOfFile(symbol);
  return [{ instrumentId, interval, path, name: join(subfolder, name), subfolder }];
}

/** A future abroad may be called like a share in New York: `ES`. */
function isMarket({ instrumentId, subfolder }: { instrumentId: string; subfolder: string }): boolean {
  const kind = findInstrument(instrumentId)?.kind;
  return kind !== undefined && (subfolder !== 'futures' || kind === 'future');
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
