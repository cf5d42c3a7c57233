import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { makeProgramme, seriesOf } from './market-programme.ts';
import type { MarketProgramme, MarketSeries } from './market-series.ts';

const fridayMs = Date.parse('2026-11-20T07:36:20Z');
const folders: string[] = [];

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

describe('a recording', () => {
  it('plays row for row, moved by whole weeks, and begins again a week later', () => {
    const rows = minutesFrom('2025-09-01T00:00:00Z', 7 * 1440);
    const programme = makeProgramme({
      nowMs: fridayMs,
      dataFolder: folderWith('KRW-BTC_1m_week.csv.gz', gzipSync(rows.text)),
    });
    const btc = need(programme, 'KRW-BTC');
    const mondayMs = Date.parse('2026-11-16T00:00:00Z');
    expect(btc.beginsAtMs).toBe(mondayMs);
    const week = btc.candlesUpTo(mondayMs + 7 * dayMs, { spanMs: minuteMs, fromMs: mondayMs });
    expect(week.map(({ close }) => close)).toEqual(rows.closes);
    const repeated = btc.candlesUpTo(mondayMs + 7 * dayMs + hourMs, { spanMs: minuteMs, fromMs: mondayMs + 7 * dayMs });
    expect(repeated.map(({ close }) => close)).toEqual(rows.closes.slice(0, 60));
    expect(programme.notes).toEqual(['KRW-BTC: plays KRW-BTC_1m_week.csv.gz']);
  });

  it.each(['2026-11-16T00:30:00Z', '2026-11-18T12:00:00Z', '2026-11-22T20:00:00Z'])(
    'leaves a day of history and room to play when started at %s',
    (now) => {
      const nowMs = Date.parse(now);
      const rows = minutesFrom('2025-09-01T00:00:00Z', 7 * 1440);
      const programme = makeProgramme({ nowMs, dataFolder: folderWith('KRW-BTC_1m.csv', rows.text) });
      const btc = need(programme, 'KRW-BTC');
      expect(programme.startAtMs - btc.beginsAtMs).toBeGreaterThanOrEqual(dayMs);
      expect(btc.beginsAtMs + 7 * dayMs - programme.startAtMs, 'hours are left to be played').toBeGreaterThan(
        12 * hourMs,
      );
      expect(Math.abs(programme.startAtMs - nowMs) % dayMs, 'the hour of the day is the true one').toBe(0);
    },
  );

  it.each([3, 30, 12 * 24])('goes on without a pause when a coin of %i recorded hours ends', (hours) => {
    const rows = minutesFrom('2025-09-02T05:00:00Z', hours * 60);
    const programme = makeProgramme({ nowMs: fridayMs, dataFolder: folderWith('KRW-BTC_1m.csv', rows.text) });
    const btc = need(programme, 'KRW-BTC');
    const spanMs = minuteMs;
    for (const fromMs of [programme.startAtMs - hourMs, programme.startAtMs, btc.beginsAtMs + (hours + 1) * hourMs]) {
      const minutes = btc.candlesUpTo(fromMs + hourMs, { spanMs, fromMs });
      expect(minutes.length, new Date(fromMs).toISOString()).toBe(60);
    }
  });

  it('begins when its market is open, however the week stands', () => {
    const sundayMs = Date.parse('2026-11-29T19:00:00Z');
    const rows = minutesFrom('2025-09-03T00:00:00Z', 390);
    const oneSession = makeProgramme({ nowMs: sundayMs, dataFolder: folderWith('005930_1m.csv', rows.text) });
    const samsung = need(oneSession, '005930.KS');
    expect(samsung.formingAt(oneSession.startAtMs, minuteMs)).toBeDefined();
    expect(samsung.candlesUpTo(oneSession.startAtMs, { spanMs: minuteMs, fromMs: 0 }).length).toBeGreaterThanOrEqual(
      30,
    );
    const daily = makeProgramme({
      nowMs: sundayMs,
      dataFolder: folderWith('AAPL_1d.csv', dailyFrom('2024-01-01', 300)),
    });
    expect(need(daily, 'AAPL').formingAt(daily.startAtMs, minuteMs)).toBeDefined();
    expect(new Date(daily.startAtMs).toISOString()).toBe('2026-11-30T15:00:00.000Z');
  });

  it('plays candles of other lengths row for row', () => {
    const text = [
      'timestamp,close',
      ...Array.from({ length: 600 }, (_, row) => `${Date.UTC(2025, 8, 1) + row * 5 * minuteMs},${row + 1}`),
    ];
    const programme = makeProgramme({ nowMs: fridayMs, dataFolder: folderWith('KRW-BTC_5m.csv', text.join('\n')) });
    const btc = need(programme, 'KRW-BTC');
    const rows = btc.candlesUpTo(btc.beginsAtMs + 50 * hourMs, { spanMs: 5 * minuteMs, fromMs: btc.beginsAtMs });
    expect(rows.map(({ close }) => close)).toEqual(Array.from({ length: 600 }, (_, row) => row + 1));
  });

  it('keeps the local hours of a venue when summer time lies between', () => {
    const nowMs = Date.parse('2026-07-15T12:00:00Z');
    const hours = need(makeProgramme({ nowMs }), 'MSFT').candlesUpTo(nowMs, {
      spanMs: hourMs,
      fromMs: nowMs - 5 * dayMs,
    });
    const localHours = hours.map(({ openAtMs }) => (new Date(openAtMs).getUTCHours() + 24 - 4) % 24);
    expect(hours.length).toBeGreaterThan(10);
    // Recorded in January from 08:00 to 16:00 in New York.
    expect(Math.min(...localHours)).toBe(8);
    expect(Math.max(...localHours)).toBe(16);
  });

  it('draws minutes inside recorded hours that add up to them', () => {
    const text =
      'timestamp,open,high,low,close,volume\n' +
      Array.from(
        { length: 24 * 28 },
        (_, hour) => `${Date.UTC(2024, 5, 3) + hour * hourMs},5000000,5030000,4980000,5010000,${hour + 10}`,
      ).join('\n');
    const programme = makeProgramme({ nowMs: fridayMs, dataFolder: folderWith('KRW-ETH_1h.csv', text) });
    const eth = need(programme, 'KRW-ETH');
    const openAtMs = programme.startAtMs - (programme.startAtMs % hourMs) - hourMs;
    const minutes = eth.candlesUpTo(openAtMs + hourMs, { spanMs: minuteMs, fromMs: openAtMs });
    const [hour] = eth.candlesUpTo(openAtMs + hourMs, { spanMs: hourMs, fromMs: openAtMs });
    expect(minutes).toHaveLength(60);
    expect(minutes.at(0)?.open).toBe(hour?.open);
    expect(minutes.at(-1)?.close).toBe(hour?.close);
    expect(Math.max(...minutes.map(({ high }) => high))).toBe(hour?.high);
    expect(Math.min(...minutes.map(({ low }) => low))).toBe(hour?.low);
    expect(minutes.reduce((sum, { volume }) => sum + volume, 0)).toBeCloseTo(hour?.volume ?? NaN, 5);
  });
});

function need(programme: MarketProgramme, id: string): MarketSeries {
  const series = seriesOf(programme, id);
  if (series === undefined) throw new Error(`"${id}" is not in the programme`);
  return series;
}

function folderWith(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'gaemi-recordings-'));
  folders.push(folder);
  writeFileSync(join(folder, name), content);
  return folder;
}

function dailyFrom(start: string, count: number): string {
  const rows = Array.from({ length: count }, (_, day) => {
    const date = new Date(Date.parse(start) + day * dayMs);
    return date.getUTCDay() % 6 === 0 ? '' : `${date.toISOString().slice(0, 10)},${200 + (day % 9)}`;
  });
  return ['timestamp,close', ...rows].join('\n');
}

function minutesFrom(start: string, count: number) {
  const closes = Array.from(
    { length: count },
    (_, minute) => 150_000_000 + Math.round(400 * Math.sin(minute / 30)) * 1000,
  );
  const rows = closes.map((close, minute) => {
    const at = new Date(Date.parse(start) + minute * minuteMs).toISOString();
    return `${at},${close},${close + 20_000},${close - 20_000},${close},1.5`;
  });
  return { closes, text: ['timestamp,open,high,low,close,volume', ...rows].join('\n') };
}
