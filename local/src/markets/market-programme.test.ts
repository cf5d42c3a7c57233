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

describe('the default programme', () => {
  const programme = makeProgramme({ nowMs: fridayMs });

  it('has every instrument of the desk, and says which are simulated', () => {
    expect(kindOf(programme, 'KRW-BTC')).toBe('simulated');
    expect(kindOf(programme, '005930.KS')).toBe('simulated');
    expect(kindOf(programme, 'MSFT')).toBe('recorded');
    expect(kindOf(programme, '^GSPC')).toBe('recorded');
  });

  it('starts at the present minute with a day of minutes behind it', () => {
    expect(programme.startAtMs).toBe(Date.parse('2026-11-20T07:36:00Z'));
    const minutes = need(programme, 'KRW-BTC').candlesUpTo(programme.startAtMs, day(programme.startAtMs));
    expect(minutes).toHaveLength(1440);
  });

  it('plays the same market again for the same seed, and another for another', () => {
    const lastOf = (seed: number) => need(makeProgramme({ nowMs: fridayMs, seed }), 'KRW-BTC').priceAt(fridayMs)?.price;
    expect(lastOf(1)).toBe(lastOf(1));
    expect(lastOf(1)).not.toBe(lastOf(2));
  });

  it('keeps recorded sessions on their weekdays and hours', () => {
    const days = need(programme, '^GSPC').candlesUpTo(programme.startAtMs, {
      spanMs: dayMs,
      fromMs: fridayMs - 60 * dayMs,
    });
    expect(days.length).toBeGreaterThan(35);
    for (const { openAtMs } of days) {
      const local = new Date(openAtMs).toLocaleString('en-US', {
        timeZone: 'America/New_York',
        weekday: 'short',
        hour: 'numeric',
        minute: 'numeric',
      });
      expect(local, 'New York opens at 09:30 on working days, in summer and in winter').toMatch(
        /^(Mon|Tue|Wed|Thu|Fri)\D+9:30\sAM$/,
      );
    }
  });
});

describe('a simulated market', () => {
  const programme = makeProgramme({ nowMs: fridayMs });
  const btc = need(programme, 'KRW-BTC');
  const minutes = btc.candlesUpTo(programme.startAtMs, { spanMs: minuteMs, fromMs: programme.startAtMs - 30 * dayMs });

  it('moves as much in a year as the real one', () => {
    const hours = btc.candlesUpTo(programme.startAtMs, { spanMs: hourMs, fromMs: programme.startAtMs - 365 * dayMs });
    const changes = hours.slice(1).map((hour, index) => Math.log(hour.close / (hours[index]?.close ?? NaN)));
    const yearly = Math.sqrt(changes.reduce((sum, change) => sum + change ** 2, 0));
    expect(yearly).toBeGreaterThan(0.45);
    expect(yearly).toBeLessThan(0.7);
  });

  it('seldom moves 3 % in five minutes, yet crosses its means several times an hour', () => {
    const closes = minutes.map(({ close }) => close);
    const wild = closes.filter(
      (close, index) => index >= 5 && Math.abs(close / (closes[index - 5] ?? close) - 1) > 0.03,
    );
    expect(wild.length).toBeLessThan(20);
    const minutesPerCross = closes.length / crossings(closes, 5, 20);
    expect(minutesPerCross).toBeGreaterThan(8);
    expect(minutesPerCross).toBeLessThan(30);
  });

  it('quotes in steps of the tick', () => {
    expect(
      minutes.every(({ open, high, low, close }) => [open, high, low, close].every((price) => price % 1000 === 0)),
    ).toBe(true);
  });

  it('never lets a candle know what comes later', () => {
    const atMs = programme.startAtMs + 25_500;
    const forming = btc.formingAt(atMs, minuteMs);
    const later = btc.formingAt(atMs + 20_000, minuteMs);
    expect(forming?.close).toBe(btc.priceAt(atMs)?.price);
    expect(later?.open).toBe(forming?.open);
    expect(later?.high).toBeGreaterThanOrEqual(forming?.high ?? Infinity);
    expect(btc.candlesUpTo(atMs, { spanMs: minuteMs, fromMs: atMs - hourMs }).at(-1)?.openAtMs).toBe(
      programme.startAtMs - minuteMs,
    );
  });

  it('moves from second to second', () => {
    const prices = Array.from({ length: 60 }, (_, second) => btc.priceAt(programme.startAtMs + second * 1000)?.price);
    expect(new Set(prices).size).toBeGreaterThan(10);
  });

  it('keeps Korean sessions: no trade before 09:00 or on a weekend', () => {
    const samsung = need(programme, '005930.KS');
    const saturdayMs = Date.parse('2026-11-21T03:00:00Z');
    expect(samsung.priceAt(saturdayMs)?.atMs).toBe(Date.parse('2026-11-20T06:29:59Z'));
    expect(samsung.formingAt(saturdayMs, dayMs)).toBeUndefined();
    const opened = samsung.formingAt(Date.parse('2026-11-23T00:00:30Z'), dayMs);
    expect(opened?.openAtMs).toBe(Date.parse('2026-11-23T00:00:00Z'));
  });
});

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
    expect(programme.notes.map(({ en }) => en)).toEqual(['KRW-BTC: plays KRW-BTC_1m_week.csv.gz']);
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

function kindOf(programme: MarketProgramme, id: string): string | undefined {
  return seriesOf(programme, id)?.kind;
}

function need(programme: MarketProgramme, id: string): MarketSeries {
  const series = seriesOf(programme, id);
  if (series === undefined) throw new Error(`"${id}" is not in the programme`);
  return series;
}

function day(atMs: number) {
  return { spanMs: minuteMs, fromMs: atMs - dayMs };
}

function crossings(closes: readonly number[], fast: number, slow: number): number {
  const mean = (end: number, length: number) =>
    closes.slice(end - length, end).reduce((sum, close) => sum + close, 0) / length;
  let count = 0;
  for (let end = slow + 1; end <= closes.length; end += 1) {
    const before = mean(end - 1, fast) - mean(end - 1, slow);
    const after = mean(end, fast) - mean(end, slow);
    if (before < 0 === after > 0) count += 1;
  }
  return count;
}

function folderWith(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'gaemi-recordings-'));
  folders.push(folder);
  writeFileSync(join(folder, name), content);
  return folder;
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
