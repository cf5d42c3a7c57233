import { describe, expect, it } from 'vitest';
import { marketTimeAt } from './desk.ts';
import { formatNumber, formatPercent, formatUnits } from './format.ts';
import { Id, makeId } from './id.ts';
import { dayMs, floorInstant, hourMs, koreanDate, minuteMs } from './instant.ts';

describe('an id', () => {
  it('is made of its cause and can be part of a path', () => {
    const id = makeId('sma-cross', 'KRW-BTC', '1m', 1_763_600_000_000);
    expect(id).toBe('sma-cross_KRW-BTC_1m_1763600000000');
    expect(Id.safeParse(id).success).toBe(true);
    for (const bad of ['', 'KRW/BTC', 'two words', 'x'.repeat(121)]) expect(Id.safeParse(bad).success).toBe(false);
  });
});

describe('an instant', () => {
  it('has its Korean date, which turns at 15:00 UTC', () => {
    const turn = Date.UTC(2026, 10, 20, 15);
    expect(koreanDate(turn - 1)).toBe('2026-11-20');
    expect(koreanDate(turn)).toBe('2026-11-21');
  });

  it('goes down to whole spans', () => {
    expect(floorInstant(3 * hourMs + 59_999, minuteMs)).toBe(3 * hourMs);
    expect(floorInstant(dayMs, dayMs)).toBe(dayMs);
  });
});

describe('the clock of a desk', () => {
  it('runs market time as a line through wall time, and never before 1970', () => {
    const clock = { wallAtMs: 1000, marketAtMs: 5000, speed: 60 };
    expect(marketTimeAt(clock, 1000)).toBe(5000);
    expect(marketTimeAt(clock, 2000)).toBe(65_000);
    expect(marketTimeAt({ ...clock, speed: 0.5 }, 1001), 'whole milliseconds').toBe(5000);
    expect(marketTimeAt(clock, 0)).toBe(0);
  });
});

describe('numbers in sentences', () => {
  it('have as many decimals as their size deserves', () => {
    expect([150_000_000.4, 12.345, 0.000012345, -0.5, 0].map(formatNumber)).toEqual([
      '150,000,000',
      '12.35',
      '0.00001235',
      '-0.5',
      '0',
    ]);
    expect(formatPercent(0.0512)).toBe('5.12 %');
    expect(formatUnits(1_000_000_000_000n, 'KRW')).toBe('10,000 KRW');
  });
});
