import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../base/instant.ts';
import { candlesOf, noonMs } from '../testing/samples.ts';
import { candleFault, closeAtMs } from './candle.ts';
import { CandlePage, candlePageId, mergeCandles, pageOf, pagesBetween } from './candle-page.ts';
import { Instrument } from './instrument.ts';
import { defaultInstruments, instrumentById } from './instruments.ts';

describe('a candle', () => {
  it('may be used for decisions from its close on', () => {
    expect(closeAtMs(0, '1m')).toBe(minuteMs);
    expect(closeAtMs(0, '1h')).toBe(hourMs);
    expect(closeAtMs(0, '1d')).toBe(dayMs);
  });

  it('is told what is wrong with it', () => {
    const good = { openAtMs: 0, open: 10, high: 12, low: 9, close: 11, volume: 0 };
    expect(candleFault(good)).toBeUndefined();
    expect(candleFault({ ...good, close: Number.NaN })?.en).toBe('a price is not a positive number');
    expect(candleFault({ ...good, low: 0 })?.en).toBe('a price is not a positive number');
    expect(candleFault({ ...good, high: 1e300 })?.en).toBe('a price is larger than any market has');
    expect(candleFault({ ...good, volume: -1 })?.en).toBe('the volume is not a number of zero or more');
    expect(candleFault({ ...good, high: 10.5 })?.en).toBe('the high is below the open or the close');
    expect(candleFault({ ...good, low: 10.5 })?.en).toBe('the low is above the open or the close');
  });
});

describe('a page of candles', () => {
  it('is a day of minutes, a month of hours, ten years of days', () => {
    expect(pageOf('1m', noonMs)).toBe('2026-11-20');
    expect(pageOf('1h', noonMs)).toBe('2026-11');
    expect(pageOf('1d', noonMs)).toBe('2020s');
    expect(candlePageId('KRW-BTC', '1m', '2026-11-20')).toBe('KRW-BTC_1m_2026-11-20');
  });

  it('is found for any span, none left out', () => {
    expect(pagesBetween('1m', noonMs - dayMs, noonMs)).toEqual(['2026-11-19', '2026-11-20']);
    expect(pagesBetween('1h', Date.UTC(2026, 0, 31), Date.UTC(2026, 2, 1))).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(pagesBetween('1d', Date.UTC(2009, 11, 31), Date.UTC(2020, 0, 1))).toEqual(['2000s', '2010s', '2020s']);
    const instant = fc.integer({ min: 0, max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 90 * dayMs }), fc.nat(1000), (fromMs, spanMs, thousandth) => {
        const inside = fromMs + Math.floor((spanMs * thousandth) / 1000);
        expect(pagesBetween('1m', fromMs, fromMs + spanMs)).toContain(pageOf('1m', inside));
        expect(pagesBetween('1h', fromMs, fromMs + spanMs)).toContain(pageOf('1h', inside));
      }),
    );
  });

  it('comes back from bytes as it went in', () => {
    const page = {
      instrumentId: 'KRW-BTC',
      interval: '1m' as const,
      page: '2026-11-20',
      source: 'upbit',
      updatedAtMs: noonMs,
      candles: candlesOf([1.5, 103_438_000, 0.00000001]),
    };
    const stored = z.encode(CandlePage, page);
    expect(stored.candles.byteLength, 'six doubles a candle').toBe(3 * 48);
    expect(z.decode(CandlePage, stored)).toEqual(page);
    // A view into a larger buffer is what a database hands out.
    const shifted = new Uint8Array(160);
    shifted.set(stored.candles, 16);
    expect(z.decode(CandlePage, { ...stored, candles: shifted.subarray(16) })).toEqual(page);
  });

  it('takes candles in any order and however often, and says what is new and what was corrected', () => {
    const [first, second, third] = candlesOf([1, 2, 3]);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three candles');
    const corrected = { ...second, close: 2.5 };
    const merge = mergeCandles([second], [third, corrected, first, third]);
    expect(merge).toEqual({ candles: [first, corrected, third], added: [first, third], revised: [corrected] });
    expect(mergeCandles(merge.candles, merge.candles)).toEqual({ candles: merge.candles, added: [], revised: [] });
    expect(mergeCandles([], [first, { ...first, close: 9 }]).added, 'the later one wins').toEqual([
      { ...first, close: 9 },
    ]);
  });
});

describe('the instruments', () => {
  it('can be stored, are named once, and are found by name', () => {
    const ids = defaultInstruments.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const instrument of defaultInstruments) {
      expect(z.safeDecode(Instrument, z.encode(Instrument, instrument)).success, instrument.id).toBe(true);
      expect(instrumentById(instrument.id)).toBe(instrument);
    }
    expect(instrumentById('005930.KS')).toMatchObject({ currency: 'KRW', venue: 'krx', priceDecimals: 0 });
    expect(instrumentById('AAPL')).toMatchObject({ currency: 'USD', venue: 'nasdaq', priceDecimals: 2 });
    expect(instrumentById('KRW-BTC')).toMatchObject({ asset: 'BTC', venue: 'upbit', lotUnits: 1n, interval: '1m' });
    expect(() => instrumentById('005930')).toThrow('"005930" is not an instrument of this desk');
  });
});
