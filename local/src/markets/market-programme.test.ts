import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { makeProgramme, seriesOf } from './market-programme.ts';
import type { MarketProgramme, MarketSeries } from './market-series.ts';

const fridayMs = Date.parse('2026-11-20T07:36:20Z');

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

function lastOf(seed: number): number | undefined {
  return need(makeProgramme({ nowMs: fridayMs, seed }), 'KRW-BTC').priceAt(fridayMs)?.price;
}
