import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { RecordingError } from './recording-error.ts';
import { type NameFault, readFileName, type RecordingName } from './recording-file-name.ts';

export interface FoundRecording extends RecordingName {
  readonly path: string;
  /** As the person knows it: relative to the folder named. */
  readonly name: string;
}

export interface FoundRecordings {
  /** The finest first, and of one length in the order of their names. */
  readonly found: readonly FoundRecording[];
  /** Files of rows that are not played, each with the reason. */
  readonly ignored: readonly { readonly name: string; readonly reason: NameFault | 'unreadable' }[];
}

const rowsName = /\.csv(?:\.gz)?$/;
/** Deeper than anybody sorts, and far from where a link could lead in circles. */
const depthMax = 8;

/**
 * Finds the recordings of a folder and all folders below it, by their names.
 * @throws RecordingError when the folder itself cannot be read, or nothing in it is called like a recording.
 */
export function findRecordings(folder: string): FoundRecordings {
  const problem = problemOf(folder);
  if (problem !== undefined) throw new RecordingError(`--data "${folder}": ${problem}`);
  const found: FoundRecording[] = [];
  const ignored: FoundRecordings['ignored'][number][] = [];
  for (const { path, isReadable } of filesBelow(folder)) {
    const name = relative(folder, path);
    const reading = isReadable ? readFileName(basename(path), join(basename(folder), dirname(name))) : 'unreadable';
    if (typeof reading === 'object') found.push({ ...reading, path, name });
    // What lies beside the recordings in the folder itself, such as a list of them, is nobody's mistake.
    else if (reading !== 'unknown-name' || name.includes('/')) ignored.push({ name, reason: reading });
  }
  if (found.length === 0) {
    const example = 'they are called like KRW-BTC_1m.csv or AAPL_1d.csv.gz';
    throw new RecordingError(`--data "${folder}": no recordings there; ${example}, in the folder or below it`);
  }
  const order = (left: FoundRecording, right: FoundRecording) =>
    left.spanMs - right.spanMs || left.name.localeCompare(right.name, 'en', { numeric: true });
  return { found: found.toSorted(order), ignored };
}

interface RowsFile {
  readonly path: string;
  readonly isReadable: boolean;
}

function filesBelow(folder: string, above: readonly string[] = []): RowsFile[] {
  const real = realpathSync(folder);
  if (above.includes(real) || above.length > depthMax) return [];
  const names = readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  return names.toSorted().flatMap((name): RowsFile[] => {
    const path = join(folder, name);
    try {
      if (statSync(path).isDirectory()) return filesBelow(path, [...above, real]);
      return rowsName.test(name) ? [{ path, isReadable: true }] : [];
    } catch {
      // A folder that may not be read, or a link that leads nowhere.
      return [{ path, isReadable: false }];
    }
  });
}

function problemOf(folder: string): string | undefined {
  if (!existsSync(folder)) return 'there is no such folder';
  try {
    if (!statSync(folder).isDirectory()) return 'is not a folder';
    readdirSync(folder);
  } catch {
    return 'the folder cannot be read';
  }
  return undefined;
}
