import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../base/instant.ts';
import type { Candle } from './candle.ts';
import { findHoles, joinSpans } from './find-holes.ts';

const at = (text: string) => Date.parse(text);
const openings = (...texts: string[]): Candle[] =>
  texts.map((text) => ({ openAtMs: at(text), open: 1, high: 1, low: 1, close: 1, volume: 1 }));
const iso = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => [new Date(fromMs), new Date(toMs)];

describe('a hole', () => {
  it('is every minute of crypto without a candle', () => {
    const candles = openings('2026-11-20T00:00Z', '2026-11-20T00:03Z');
    const span = { fromMs: at('2026-11-20T00:00Z'), toMs: at('2026-11-20T00:05Z') };
    expect(findHoles({ candles, interval: '1m', calendarId: 'crypto', ...span }).map(iso)).toEqual([
      [new Date('2026-11-20T00:01Z'), new Date('2026-11-20T00:03Z')],
      [new Date('2026-11-20T00:04Z'), new Date('2026-11-20T00:05Z')],
    ]);
  });

  it('is none at night, at the weekend, on a holiday and after a half day', () => {
    const hours = (date: string, zone: string, ...times: string[]) => times.map((time) => `${date}T${time}${zone}`);
    const candles = openings(
      ...hours('2026-11-25', '-05:00', '09:30', '10:30', '11:30', '12:30', '13:30', '14:30', '15:30'),
      // The day after Thanksgiving closes at 13:00.
      ...hours('2026-11-27', '-05:00', '09:30', '10:30', '11:30', '12:30'),
    );
    const span = { fromMs: at('2026-11-25T00:00Z'), toMs: at('2026-11-30T00:00Z') };
    expect(findHoles({ candles, interval: '1h', calendarId: 'us-stocks', ...span })).toEqual([]);
    const holes = findHoles({ candles: candles.slice(1), interval: '1h', calendarId: 'us-stocks', ...span });
    expect(holes.map(iso), 'the test can fail').toEqual([
      [new Date('2026-11-25T14:30Z'), new Date('2026-11-25T15:30Z')],
    ]);
  });

  it('is none where hours begin with the clock, and the session between two of them', () => {
    const hours = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00'];
    const candles = openings(...hours.map((time) => `2026-11-20T${time}+09:00`));
    const span = { fromMs: at('2026-11-20T00:00+09:00'), toMs: at('2026-11-21T00:00+09:00') };
    const search = { interval: '1h', calendarId: 'krx-futures', ...span } as const;
    expect(findHoles({ candles, ...search })).toEqual([]);
    expect(findHoles({ candles: candles.toSpliced(3, 1), ...search }).map(iso)).toEqual([
      [new Date('2026-11-20T10:45+09:00'), new Date('2026-11-20T11:45+09:00')],
    ]);
  });

  it('is a session without a daily bar, whenever on its day the bar is said to open', () => {
    const candles = openings('2026-11-17T00:00Z', '2026-11-19T01:00Z');
    const span = { fromMs: at('2026-11-17T00:00Z'), toMs: at('2026-11-20T00:00Z') };
    expect(findHoles({ candles, interval: '1d', calendarId: 'krx', ...span }).map(iso)).toEqual([
      [new Date('2026-11-18T09:00+09:00'), new Date('2026-11-19T09:00+09:00')],
    ]);
  });

  it('is joined with its neighbours to one question', () => {
    const spans = [0, 30, 300].map((minute) => ({ fromMs: minute * minuteMs, toMs: (minute + 1) * minuteMs }));
    expect(joinSpans(spans, hourMs)).toEqual([{ fromMs: 0, toMs: 31 * minuteMs }, spans[2]]);
    expect(joinSpans(spans, dayMs)).toEqual([{ fromMs: 0, toMs: 301 * minuteMs }]);
    expect(joinSpans([], hourMs)).toEqual([]);
  });
});
