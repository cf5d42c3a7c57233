import { type Candle, intervalMs } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { chooseRecordings } from './choose-recordings.ts';
import type { MarketProgramme, MarketSeries, SeriesDetails } from './market-series.ts';
import { packagedRecordings } from './packaged-recordings.ts';
import { playSeries } from './play-series.ts';
import { lengthOf, periodOf, recordedSource, weekMs, weeksToReach } from './recorded-source.ts';
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
  const { chosen, notes } = dataFolder === undefined ? { chosen: [], notes: [] } : chooseRecordings(dataFolder);
  const given = chosen.map(({ names, ...recording }) => ({
    ...recording,
    origin: { ko: `녹화 ${names.join(', ')}`, en: `the recording ${names.join(', ')}` },
  }));
  const recordings = onePerInstrument([...given, ...packaged()]);
  const simulated = simulatedMarkets.filter(
    (market) => !recordings.some((other) => other.instrumentId === market.instrumentId),
  );
  const played = recordings.map((recording) => recordedSeries(recording, nowMs));
  const instruments = [
    ...played.map(({ series }) => series),
    ...simulated.map((market) => simulatedSeries(market, nowMs, seed)),
  ];
  const startAtMs = startOf(
    { nowMs, readyAtMs: Math.max(...played.map(({ readyAtMs }) => readyAtMs)) },
    played.slice(0, given.length),
  );
  return { instruments, startAtMs, notes, givenIds: given.map(({ instrumentId }) => instrumentId) };
}

/** The series of an instrument, or nothing: a venue of the town does not know it then. */
export function seriesOf(programme: MarketProgramme, instrumentId: string): MarketSeries | undefined {
  return programme.instruments.find((series) => series.instrumentId === instrumentId);
}

interface PlayableRecording {
  readonly instrumentId: string;
  readonly spanMs: number;
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

interface PlayedRecording {
  readonly series: MarketSeries;
  /** From here on there is history behind it: a day, or half of a short recording. */
  readonly readyAtMs: number;
}

function packaged(): PlayableRecording[] {
  return packagedRecordings().map(({ interval, ...recording }) => ({ ...recording, spanMs: intervalMs[interval] }));
}

function recordedSeries({ instrumentId, spanMs, candles, origin }: PlayableRecording, nowMs: number): PlayedRecording {
  const recording = { candles, spanMs, session: venueOf(instrumentId).session };
  const weeks = periodOf(recording) / weekMs;
  const repeated = {
    ko: weeks < 1 ? '끝나면 반복' : `끝나면 마지막 ${weeks}주를 반복`,
    en: weeks < 1 ? 'repeated at the end' : `its last ${weeks === 1 ? 'week' : `${weeks} weeks`} repeated at the end`,
  };
  const drawn = spanMs > minuteMs;
  const details: SeriesDetails = {
    instrumentId,
    kind: 'recorded',
    description: {
      ko: `${origin.ko}, 오늘로 옮김, ${repeated.ko}${drawn ? ', 봉 안의 움직임은 모의' : ''}`,
      en: `${origin.en}, moved to today, ${repeated.en}${drawn ? ', movement inside a candle simulated' : ''}`,
    },
    candleSpanMs: spanMs,
    ...venueOf(instrumentId),
  };
  const series = playSeries(details, recordedSource(recording, weeksToReach(recording, nowMs)));
  return { series, readyAtMs: series.beginsAtMs + Math.min(dayMs, lengthOf(recording) / 2) };
}

function simulatedSeries(market: SimulatedMarket, nowMs: number, seed: number): MarketSeries {
  // 1970 began on a Thursday; anchored to Mondays, a week plays the same whenever it is started.
  const mondayAtMs = floorInstant(nowMs + 3 * dayMs, 7 * dayMs) - 3 * dayMs;
  const details: SeriesDetails = {
    instrumentId: market.instrumentId,
    kind: 'simulated',
    description: { ko: '모의 시장 (실제 가격이 아님)', en: 'a simulated market, not real prices' },
    candleSpanMs: market.session === always ? minuteMs : dayMs,
    session: market.session,
    tickSize: market.tickSize,
  };
  return playSeries(details, simulatedSource(market, mondayAtMs, seed));
}

interface Beginning {
  readonly nowMs: number;
  /** When the last recording has history behind it. */
  readonly readyAtMs: number;
}

/**
 * Now, to the minute; whole days later when a recording would have too little behind it, so that charts are full and
 * weekdays stay true. When all recordings of the person rest then, soon after the first of them trades again.
 */
function startOf({ nowMs, readyAtMs }: Beginning, given: readonly PlayedRecording[]): number {
  const missingDays = Math.max(0, Math.ceil((readyAtMs - nowMs) / dayMs));
  const startAtMs = floorInstant(nowMs, minuteMs) + missingDays * dayMs;
  const openings = given.map(({ series }) => opensAt(series, startAtMs));
  const opensAtMs = Math.min(...openings);
  return opensAtMs === startAtMs || opensAtMs === Infinity ? startAtMs : opensAtMs + settlingMs;
}

/** Long enough after an opening for the first averages of the day. */
const settlingMs = 30 * minuteMs;
const searchedMs = 8 * dayMs;

/** The first minute from an instant on in which a market trades; Infinity when it rests for longer than a week. */
function opensAt(series: MarketSeries, fromMs: number): number {
  for (let atMs = fromMs; atMs < fromMs + searchedMs; atMs += minuteMs) {
    if (series.formingAt(atMs, minuteMs) !== undefined) return atMs;
  }
  return Infinity;
}
