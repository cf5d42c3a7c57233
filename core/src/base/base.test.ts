import { describe, expect, it } from 'vitest';
import { marketTimeAt } from './desk.ts';
import {
  formatApart,
  formatNumber,
  formatPercent,
  formatPercentApart,
  formatScore,
  formatScoresApart,
  formatUnits,
} from './format.ts';
import { Id, makeId } from './id.ts';
import { dayMs, floorInstant, hourMs, koreanDate, minuteMs, secondMs } from './instant.ts';
import { moneyApart, moneyText } from './money-text.ts';
import { spanText } from './span-text.ts';
import { unitsFromText } from './units.ts';

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

  it('show which of two is larger', () => {
    expect(formatApart(150_123.4, 150_123.15), 'both are 150,123').toEqual(['150,123.4', '150,123.2']);
    expect(formatApart(29.9996, 30)).toEqual(['29.9996', '30']);
    expect(formatApart(12.5, 30), 'as usual where they differ anyway').toEqual(['12.5', '30']);
    expect(formatApart(30, 30)).toEqual(['30', '30']);
    expect([0.53704788, -0.02105279, 1].map(formatScore)).toEqual(['0.54', '-0.02', '1']);
    expect(formatScoresApart(0.50467425, 0.5), 'both are 0.5').toEqual(['0.505', '0.5']);
    expect(formatPercentApart(0.030004, 0.03)).toEqual(['3.0004 %', '3 %']);
    const [gross, least] = moneyApart(unitsFromText('4999.99963'), unitsFromText('5000'), 'KRW');
    expect([gross.en, least.ko]).toEqual(['4,999.9996 KRW', '5,000원']);
  });

  it('have the unit that each language gives them', () => {
    expect(moneyText(unitsFromText('10000'), 'KRW')).toEqual({ ko: '10,000원', en: '10,000 KRW' });
    expect(moneyText(unitsFromText('10.5'), 'USD')).toEqual({ ko: '10.5달러', en: '10.5 USD' });
    expect(moneyText(unitsFromText('3'), 'USDT').ko).toBe('3 USDT');
    expect([30 * secondMs, minuteMs, 90 * minuteMs, 26 * hourMs, 14 * dayMs].map((ms) => spanText(ms).en)).toEqual([
      '0.5 minutes',
      '1 minute',
      '90 minutes',
      '26 hours',
      '14 days',
    ]);
    expect(spanText(26 * hourMs).ko).toBe('26시간');
  });
});
