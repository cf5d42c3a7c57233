import { dayMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { findRecordings, type FoundRecording } from './find-recordings.ts';
import { readRecording } from './read-recording.ts';
import { RecordingError } from './recording-error.ts';
import { describeChoice } from './recording-notes.ts';
import { venueOf } from './simulated-markets.ts';

export interface ChosenRecording {
  readonly instrumentId: string;
  readonly spanMs: number;
  readonly candles: readonly Candle[];
  /** The files it was read from. */
  readonly names: readonly string[];
  readonly remarks: readonly string[];
}

/** A recording by its name that is not played, and why. */
export interface PassedOver {
  readonly name: string;
  readonly reason: string;
}

export interface Choice {
  readonly chosen: readonly ChosenRecording[];
  /** One line each, for the person who named the folder. */
  readonly notes: readonly string[];
}

/** Parts of one recording, such as its months, may have a long weekend between them. */
const gapMsMax = 5 * dayMs;

/**
 * Reads the recordings of a folder: of each instrument the finest that can be played, its parts joined. What is not
 * played does not keep the rest from it.
 * @throws RecordingError when nothing there can be played.
 */
export function chooseRecordings(folder: string): Choice {
  const { found, ignored } = findRecordings(folder);
  const chosen: ChosenRecording[] = [];
  const passedOver: PassedOver[] = [];
  for (const [, files] of Map.groupBy(found, ({ instrumentId }) => instrumentId)) {
    const ofOneLength = [...Map.groupBy(files, ({ spanMs }) => spanMs).values()];
    let finest: ChosenRecording | undefined;
    for (const parts of ofOneLength) {
      if (finest === undefined)
        finest = joinParts(
          parts.flatMap((file) => readPart(file, passedOver)),
          passedOver,
        );
      else passedOver.push(...parts.map(({ name }) => ({ name, reason: 'a finer recording of it is played' })));
    }
    if (finest !== undefined) chosen.push(finest);
  }
  if (chosen.length === 0) {
    const [first] = passedOver;
    throw new RecordingError(`--data "${folder}": nothing there can be played; ${first?.name}: ${first?.reason}`);
  }
  return { chosen, notes: describeChoice({ chosen, passedOver, ignored }) };
}

function readPart(file: FoundRecording, passedOver: PassedOver[]): ChosenRecording[] {
  try {
    const { instrumentId, name } = file;
    const { candles, remarks } = readRecording(file.path, venueOf(instrumentId).session);
    return [{ instrumentId, spanMs: file.spanMs, candles, names: [name], remarks }];
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    passedOver.push({ name: file.name, reason: error.message });
    return [];
  }
}

/** Of several parts of one length those that follow each other become one; of those that do not the longest is played. */
function joinParts(parts: readonly ChosenRecording[], passedOver: PassedOver[]): ChosenRecording | undefined {
  const runs: ChosenRecording[] = [];
  for (const part of parts.toSorted((left, right) => beginOf(left) - beginOf(right))) {
    const before = runs.at(-1);
    if (before !== undefined && beginOf(part) - endOf(before) <= gapMsMax) runs[runs.length - 1] = join(before, part);
    else runs.push(part);
  }
  const [longest, ...others] = runs.toSorted((left, right) => right.candles.length - left.candles.length);
  for (const { names } of others) {
    passedOver.push(...names.map((name) => ({ name, reason: 'a longer recording of it is played' })));
  }
  return longest;
}

/** Where both have a candle, the one of the part that begins later counts. */
function join(before: ChosenRecording, part: ChosenRecording): ChosenRecording {
  const byInstant = new Map([...before.candles, ...part.candles].map((candle) => [candle.openAtMs, candle]));
  return {
    ...before,
    candles: [...byInstant.values()].toSorted((left, right) => left.openAtMs - right.openAtMs),
    names: [...before.names, ...part.names],
    remarks: [...before.remarks, ...part.remarks],
  };
}

function beginOf({ candles }: ChosenRecording): number {
  return candles[0]?.openAtMs ?? 0;
}

function endOf({ candles, spanMs }: ChosenRecording): number {
  return (candles.at(-1)?.openAtMs ?? 0) + spanMs;
}
