import { type Candle, type Interval } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { findRecordings, type FoundRecordings } from './find-recordings.ts';
import type { MarketProgramme, MarketSeries, SeriesDetails } from './market-series.ts';
import { packagedRecordings } from './packaged-recordings.ts';
import { playSeries } from './play-series.ts';
import { readRecording } from './read-recording.ts';
import { periodOf, recordedSource, weeksToReach } from './recorded-source.ts';
import { always } from './session.ts';
import { simulatedMarkets, venueOf } from './simulated-markets.ts';
import { type SimulatedMarket, simulatedSource } from './simulated-source.ts';

export interface ProgrammeOptions {
  /** The wall clock when the desk starts; market time begins near it. */
  readonly nowMs: number;
  /** A folder of recordings to play instead of what the packages hold. */
  readonly dataFolder?: string;
  readonly seed?: number;
}

/**
 * What the town plays: recordings from a folder first, then those of packages, then simulated markets for the rest.
 * @throws RecordingError when the folder, or a recording in it, cannot be played.
 */
export function makeProgramme({ nowMs, dataFolder, seed = defaultSeed }: ProgrammeOptions): MarketProgramme {
  const found = dataFolder === undefined ? undefined : findRecordings(dataFolder);
  const given = (found?.used ?? []).map((recording) => ({
    ...recording,
    candles: readRecording(recording.path),
    origin: { ko: `녹화 ${recording.name}`, en: `the recording ${recording.name}` },
  }));
  const recordings = onePerInstrument([...given, ...packagedRecordings()]);
  const simulated = simulatedMarkets.filter(
    (market) => !recordings.some((other) => other.instrumentId === market.instrumentId),
  );
  const instruments = [
    ...recordings.map((recording) => recordedSeries(recording, nowMs)),
    ...simulated.map((market) => simulatedSeries(market, nowMs, seed)),
  ];
  return { instruments, startAtMs: startOf(instruments, nowMs), notes: found === undefined ? [] : notesOf(found) };
}

/** The series of an instrument, or nothing: a venue of the town does not know it then. */
export function seriesOf(programme: MarketProgramme, instrumentId: string): MarketSeries | undefined {
  return programme.instruments.find((series) => series.instrumentId === instrumentId);
}

interface PlayableRecording {
  readonly instrumentId: string;
  readonly interval: Interval;
  readonly candles: readonly Candle[];
  readonly origin: Text;
}

/** Chosen for an ordinary first week: no five minutes of it move 3 %. */
const defaultSeed = 5;

function onePerInstrument(recordings: readonly PlayableRecording[]): PlayableRecording[] {
  return recordings.filter(
    ({ instrumentId }, index) => recordings.findIndex((other) => other.instrumentId === instrumentId) === index,
  );
}

function recordedSeries({ instrumentId, interval, candles, origin }: PlayableRecording, nowMs: number): MarketSeries {
  const recording = { candles, interval, session: venueOf(instrumentId).session };
  const weeks = periodOf(recording);
  const drawn = interval !== '1m';
  const details: SeriesDetails = {
    instrumentId,
    kind: 'recorded',
    description: {
      ko: `${origin.ko}, 오늘로 옮김, 끝나면 마지막 ${weeks}주를 반복${drawn ? ', 봉 안의 움직임은 모의' : ''}`,
      en: `${origin.en}, moved to today, its last ${weeks === 1 ? 'week' : `${weeks} weeks`} repeated at the end${drawn ? ', movement inside a candle simulated' : ''}`,
    },
    candleInterval: interval,
    ...venueOf(instrumentId),
  };
  return playSeries(details, recordedSource(recording, weeksToReach(recording, nowMs)));
}

function simulatedSeries(market: SimulatedMarket, nowMs: number, seed: number): MarketSeries {
  // 1970 began on a Thursday; anchored to Mondays, a week plays the same whenever it is started.
  const mondayAtMs = floorInstant(nowMs + 3 * dayMs, 7 * dayMs) - 3 * dayMs;
  const details: SeriesDetails = {
    instrumentId: market.instrumentId,
    kind: 'simulated',
    description: { ko: '모의 시장 (실제 가격이 아님)', en: 'a simulated market, not real prices' },
    candleInterval: market.session === always ? '1m' : '1d',
    session: market.session,
    tickSize: market.tickSize,
  };
  return playSeries(details, simulatedSource(market, mondayAtMs, seed));
}

/**
 * Now, to the minute; whole days later when a recording of minutes would have less than a day behind it, so that charts
 * are full and weekdays stay true.
 */
function startOf(instruments: readonly MarketSeries[], nowMs: number): number {
  const latestBeginningMs = Math.max(...instruments.map((series) => series.beginsAtMs));
  const missingMs = latestBeginningMs + dayMs - nowMs;
  return floorInstant(nowMs, minuteMs) + Math.max(0, Math.ceil(missingMs / dayMs)) * dayMs;
}

function notesOf({ used, ignored }: FoundRecordings): Text[] {
  const why = {
    'finer-exists': { ko: '더 촘촘한 녹화가 있음', en: 'a finer recording of it is played' },
    'unknown-name': { ko: '이름에 종목과 봉 간격이 없음', en: 'its name says no symbol and interval' },
    'unknown-symbol': { ko: '모르는 종목', en: 'no market of the town has this symbol' },
  };
  return [
    ...used.map(({ instrumentId, name }) => ({
      ko: `${instrumentId}: ${name} 재생`,
      en: `${instrumentId}: plays ${name}`,
    })),
    ...ignored.map(({ name, reason }) => ({
      ko: `${name}: 쓰지 않음 (${why[reason].ko})`,
      en: `${name}: not played (${why[reason].en})`,
    })),
  ];
}
