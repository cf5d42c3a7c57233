import { unitsFromText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { formatFor } from './format.ts';

const ko = formatFor('ko');
const en = formatFor('en');

describe('formats', () => {
  it('write won without decimals and dollars with two, by their narrow symbols', () => {
    expect(ko.money(unitsFromText('112905076.4'), 'KRW')).toBe('₩112,905,076');
    expect(ko.money(unitsFromText('81086.666'), 'USD'), 'never "US$"').toBe('$81,086.67');
    expect(en.money(unitsFromText('81086.666'), 'USD')).toBe('$81,086.67');
  });

  it('write USDT behind its amount, since it has no symbol', () => {
    expect(ko.money(unitsFromText('1234.56789'), 'USDT')).toBe('1,234.57 USDT');
    expect(en.exact(unitsFromText('0.12345678'), 'USDT')).toBe('0.12345678 USDT');
    expect(en.price(96_800, 'USDT', 2)).toBe('96,800.00 USDT');
  });

  it('write what costs money with its currency, and what is told in points without one', () => {
    expect(ko.quote(97_400, instrumentById('005930.KS'))).toBe('₩97,400');
    expect(ko.quote(1468.4, instrumentById('KRW=X')), 'won for a dollar').toBe('₩1,468.40');
    expect(ko.quote(4011.6, instrumentById('^KS11'))).toBe('4,011.60');
    expect(en.quote(6634.5, instrumentById('^GSPC'))).toBe('6,634.50');
    expect(en.quote(565.25, instrumentById('KOSPI200F'))).toBe('565.25');
    expect(en.quote(96_800, instrumentById('binance:BTC-USDT'))).toBe('96,800.00 USDT');
  });

  it('shorten what a company is worth, in its own currency', () => {
    expect(ko.compact(581.6e12, 'KRW')).toBe('₩581.6조');
    expect(en.compact(3.5501e12, 'USD')).toBe('$3.55T');
  });

  it('keep every digit of a balance beyond 2^53', () => {
    expect(en.money(unitsFromText('900719925474099312'), 'KRW')).toBe('₩900,719,925,474,099,312');
  });

  it('write fees and prices with every decimal that they have', () => {
    expect(en.exact(unitsFromText('0.495'), 'KRW')).toBe('₩0.495');
    expect(en.exact(unitsFromText('140000000'), 'KRW')).toBe('₩140,000,000');
    expect(en.exact(unitsFromText('268.4'), 'USD')).toBe('$268.40');
  });

  it('write the sign of a gain, and none for nothing', () => {
    expect(ko.money(unitsFromText('413259'), 'KRW', { sign: true })).toBe('+₩413,259');
    expect(ko.money(unitsFromText('-413259'), 'KRW', { sign: true })).toBe('-₩413,259');
    expect(ko.money(0n, 'KRW', { sign: true })).toBe('₩0');
    expect(en.percent(0.0288, { sign: true })).toBe('+2.88%');
  });

  it('write quantities with at most eight decimals', () => {
    expect(en.quantity(unitsFromText('0.01042'))).toBe('0.01042');
    expect(en.quantity(unitsFromText('3'))).toBe('3');
  });

  it('keep large evidence whole and small evidence fine', () => {
    expect(en.number(142_318_400.126)).toBe('142,318,400.13');
    expect(en.number(0.31234567)).toBe('0.31235');
  });

  it('tell Korean time wherever the browser is', () => {
    const midnightInKorea = Date.UTC(2026, 10, 19, 15, 0, 5);
    expect(en.time(midnightInKorea)).toBe('00:00:05');
    expect(ko.date(midnightInKorea)).toBe('11. 20. 00:00');
  });
});
