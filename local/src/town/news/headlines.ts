import type { Text } from '@gaemi/core/base/text.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { MarketSeries } from '../../markets/market-series.ts';
import { seedOf, uniformAt } from '../../markets/luck.ts';
import { nameOf } from '../known-names.ts';

export interface TownHeadline {
  readonly id: string;
  readonly instrumentId: string;
  readonly title: Text;
  readonly publishedAtMs: number;
}

export const townPublisher = '개미 마을 통신 (simulated)';

/** What the town's newspaper wrote about a market: what it really did, candle by candle, newest first. */
export function headlinesAbout(series: MarketSeries, nowMs: number): TownHeadline[] {
  const hourly = series.session.id === 'always';
  const spanMs = hourly ? hourMs : dayMs;
  const fromMs = floorInstant(nowMs, spanMs) - (hourly ? 24 * hourMs : 10 * dayMs);
  const candles = series.candlesUpTo(nowMs, { spanMs, fromMs });
  return candles
    .flatMap((candle) => headlineOf(series, candle, hourly ? 1 : 3) ?? [])
    .filter(({ publishedAtMs }) => publishedAtMs <= nowMs)
    .toReversed();
}

type Mood = 'surge' | 'rise' | 'wild' | 'calm' | 'fall' | 'plunge';
type Wording = (name: string, percent: string) => string;

/** Several wordings of each mood, so that a page of news does not read like a table. */
const wordings: Readonly<Record<Mood, { ko: readonly Wording[]; en: readonly Wording[] }>> = {
  surge: {
    ko: [
      (name, percent) => `${name} ${percent}% 급등, 매수세 유입`,
      (name, percent) => `${name} ${percent}% 뛰며 강세`,
    ],
    en: [
      (name, percent) => `${name} jumps ${percent}% as buyers return`,
      (name, percent) => `${name} rallies ${percent}%`,
    ],
  },
  rise: {
    ko: [(name, percent) => `${name} ${percent}% 상승`, (name, percent) => `${name} 반등, ${percent}% 올라`],
    en: [
      (name, percent) => `${name} gains ${percent}%`,
      (name, percent) => `${name} rises ${percent}% in steady trading`,
    ],
  },
  wild: {
    ko: [
      (name, percent) => `${name} 변동성 확대, 한때 ${percent}% 출렁`,
      (name, percent) => `방향 못 잡는 ${name}, 등락폭 ${percent}%`,
    ],
    en: [
      (name, percent) => `${name} swings ${percent}% without direction`,
      (name, percent) => `Volatile hour for ${name}: range of ${percent}%`,
    ],
  },
  calm: {
    ko: [(name) => `${name} 보합권 등락`, (name) => `${name} 관망세`],
    en: [(name) => `${name} little changed`, (name) => `${name} trades sideways`],
  },
  fall: {
    ko: [(name, percent) => `${name} ${percent}% 하락`, (name, percent) => `${name} 약세, ${percent}% 내려`],
    en: [
      (name, percent) => `${name} falls ${percent}%`,
      (name, percent) => `${name} slips ${percent}% as sellers lead`,
    ],
  },
  plunge: {
    ko: [
      (name, percent) => `${name} ${percent}% 급락, 투자심리 위축`,
      (name, percent) => `${name} ${percent}% 떨어져, 매도 우려`,
    ],
    en: [
      (name, percent) => `${name} plunges ${percent}% amid selling fears`,
      (name, percent) => `${name} drops ${percent}%`,
    ],
  },
};

function headlineOf(series: MarketSeries, candle: Candle, scale: number): TownHeadline | undefined {
  const { instrumentId } = series;
  const hour = Math.floor(candle.openAtMs / hourMs);
  const seed = seedOf(instrumentId, 31);
  const mood = moodOf(candle, scale);
  // Nobody writes every hour that nothing happened.
  if (mood === 'calm' && uniformAt(seed, hour, 1) > 0.25) return undefined;
  const moved = mood === 'wild' ? candle.high / candle.low - 1 : Math.abs(candle.close / candle.open - 1);
  const percent = (moved * 100).toFixed(moved < 0.01 ? 2 : 1);
  const name = nameOf(instrumentId);
  const write = (language: 'ko' | 'en') => {
    const choices = wordings[mood][language];
    return choices[Math.floor(uniformAt(seed, hour, 2) * choices.length)]?.(name[language], percent) ?? name[language];
  };
  const spanMs =
    series.session.id === 'always' ? hourMs : (series.session.closeMinute - series.session.openMinute) * minuteMs;
  return {
    id: `${instrumentId}-${hour}`,
    instrumentId,
    title: { ko: write('ko'), en: write('en') },
    publishedAtMs: candle.openAtMs + spanMs + Math.floor(uniformAt(seed, hour, 3) * 10) * minuteMs,
  };
}

function moodOf({ open, high, low, close }: Candle, scale: number): Mood {
  const change = (close / open - 1) * 100;
  if (Math.abs(change) >= 0.9 * scale) return change > 0 ? 'surge' : 'plunge';
  if (Math.abs(change) >= 0.25 * scale) return change > 0 ? 'rise' : 'fall';
  return (high / low - 1) * 100 >= 1 * scale ? 'wild' : 'calm';
}
