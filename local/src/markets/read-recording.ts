import { readFileSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { parseRecording, type ReadRecording } from './parse-recording.ts';
import { RecordingError } from './recording-error.ts';
import type { Session } from './session.ts';

/**
 * Reads candles from a CSV file, gzipped when its name ends in `.gz`; what it trades in tells the zone of times that
 * name none.
 * @throws RecordingError
 */
export function readRecording(path: string, session: Session): ReadRecording {
  const { bytes, isCut } = readBytes(path);
  const text = decode(bytes);
  // The last row of a file that is cut may itself be cut, and its last number short.
  const recording = parseRecording(isCut ? text.slice(0, text.lastIndexOf('\n')) : text, session);
  return isCut ? { ...recording, remarks: ['the file is cut off', ...recording.remarks] } : recording;
}

function readBytes(path: string): { readonly bytes: Buffer; readonly isCut: boolean } {
  try {
    const bytes = readFileSync(path);
    return path.endsWith('.gz') ? unpack(bytes) : { bytes, isCut: false };
  } catch (cause) {
    throw new RecordingError(`it cannot be read, ${messageOf(cause)}`, { cause });
  }
}

function unpack(bytes: Buffer): { readonly bytes: Buffer; readonly isCut: boolean } {
  try {
    return { bytes: gunzipSync(bytes), isCut: false };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR')) throw error;
    return { bytes: gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }), isCut: true };
  }
}

/** Spreadsheets write UTF-16, and downloads of the Korean exchange are in its own code. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('euc-kr').decode(bytes);
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
