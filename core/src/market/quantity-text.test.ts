import { expect, it } from 'vitest';
import { apple, bitcoin, kospi, samsung, units } from '../testing/samples.ts';
import { momentText } from './calendar/moment-text.ts';
import { priceText } from './price-text.ts';
import { quantityText } from './quantity-text.ts';

it('counts shares and contracts as such, and coins exactly by their name', () => {
  expect(quantityText(units(1), samsung)).toEqual({ ko: '1주', en: '1 share' });
  expect(quantityText(units(1200), apple)).toEqual({ ko: '1,200주', en: '1,200 shares' });
  expect(quantityText(units(0), kospi)).toEqual({ ko: '0계약', en: '0 contracts' });
  // Rounded it would be too little to be ordered.
  expect(quantityText(units('6.15436133'), bitcoin).en).toBe('6.15436133 BTC');
});

it('tells a price in what it is quoted', () => {
  expect(priceText(units('431.25'), kospi)).toEqual({ ko: '431.25포인트', en: '431.25 points' });
  expect(priceText(units(98_700), samsung)).toEqual({ ko: '98,700원', en: '98,700 KRW' });
});

it("tells a moment by the market's clock and by Korea's", () => {
  const opens = Date.UTC(2026, 10, 20, 14, 30);
  expect(momentText('us-stocks', opens)).toEqual({
    ko: '2026-11-20 23:30 한국 시각, 뉴욕 2026-11-20 09:30',
    en: '2026-11-20 09:30 in New York, 2026-11-20 23:30 in Korea',
  });
  expect(momentText('krx', opens).ko).toBe('2026-11-20 23:30 한국 시각');
});
