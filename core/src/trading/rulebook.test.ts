import { describe, expect, it } from 'vitest';
import { instrumentById } from '../market/instruments.ts';
import { units } from '../testing/samples.ts';
import { ordersWaitUntil } from './order-window.ts';
import { rulesFor, rulesOf } from './rulebook.ts';
import { tickAt } from './ticks.ts';

const korean = (date: string) => Date.parse(`${date}T00:00:00+09:00`);
const today = korean('2026-11-20');

describe('the rulebook', () => {
  it('taxes Korean sales by the year, and the year turns at Korean midnight', () => {
    const taxAt = (atMs: number) => rulesOf('krx', atMs).sellTaxRate;
    expect(taxAt(korean('2023-06-01'))).toBe(units('0.002'));
    expect(taxAt(korean('2024-06-01'))).toBe(units('0.0018'));
    expect(taxAt(korean('2025-01-01'))).toBe(units('0.0015'));
    expect(taxAt(korean('2026-01-01') - 1), 'the last moment of 2025').toBe(units('0.0015'));
    expect(taxAt(korean('2026-01-01'))).toBe(units('0.002'));
  });

  it('takes the oldest row it knows for older times', () => {
    expect(rulesOf('krx', 0)).toBe(rulesOf('krx', korean('2023-02-01')));
  });

  it('knows what each venue charges and asks for', () => {
    expect(rulesOf('upbit', today)).toMatchObject({
      feeRate: units('0.0005'),
      sellTaxRate: 0n,
      minimumOrderUnits: units(5000),
    });
    expect(rulesOf('krx', today).feeRate).toBe(units('0.00015'));
    for (const venue of ['nasdaq', 'nyse', 'none'] as const) expect(rulesOf(venue, today).feeRate).toBe(0n);
  });

  it('charges pairs in USDT a thousandth either way, from 5 USDT on, at the step of each', () => {
    const [bitcoin, ripple] = [instrumentById('binance:BTC-USDT'), instrumentById('binance:XRP-USDT')];
    expect(rulesFor(bitcoin, today)).toMatchObject({ feeRate: units('0.001'), minimumOrderUnits: units(5) });
    expect(rulesFor(bitcoin, today).tickOf(units(2))).toBe(units('0.01'));
    expect(rulesFor(ripple, today).tickOf(units(2))).toBe(units('0.0001'));
    expect([bitcoin.lotUnits, ripple.lotUnits]).toEqual([units('0.00001'), units('0.1')]);
    expect(ordersWaitUntil(bitcoin, Date.parse('2026-11-22T03:00:00Z')), 'it never closes').toBeUndefined();
    expect(rulesFor(instrumentById('KRW-BTC'), today)).toBe(rulesOf('upbit', today));
  });

  it('knows how many requests a second a venue takes, and since when', () => {
    const ordersAt = (time: string) => rulesOf('upbit', Date.parse(`${time}:00+09:00`)).requestsPerSecond['order'];
    expect(ordersAt('2026-08-21T20:59')).toBe(8);
    expect(ordersAt('2026-08-21T21:00')).toBe(12);
    expect(rulesOf('upbit', today).requestsPerSecond).toMatchObject({ 'order-test': 8, default: 30, ticker: 10 });
  });

  it('takes orders from the opening auction to the close, and coins at any time', () => {
    const waits = (instrumentId: string, time: string) => {
      const untilMs = ordersWaitUntil(instrumentById(instrumentId), Date.parse(time));
      return untilMs === undefined ? undefined : new Date(untilMs).toISOString();
    };
    expect(waits('KRW-BTC', '2026-11-22T03:00:00+09:00')).toBeUndefined();
    expect(waits('005930.KS', '2026-11-20T08:29:00+09:00')).toBe('2026-11-19T23:30:00.000Z');
    expect(waits('005930.KS', '2026-11-20T08:30:00+09:00')).toBeUndefined();
    expect(waits('005930.KS', '2026-11-20T15:30:00+09:00'), 'Monday, half past eight').toBe('2026-11-22T23:30:00.000Z');
    expect(waits('AAPL', '2026-11-20T12:00:00Z')).toBe('2026-11-20T14:30:00.000Z');
    expect(waits('AAPL', '2026-11-20T15:00:00Z')).toBeUndefined();
  });

  it('names the source of every row', () => {
    for (const venue of ['upbit', 'krx', 'binance', 'nasdaq', 'nyse', 'none'] as const) {
      expect(rulesOf(venue, today).source.length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['upbit', '150000000', '1000'],
    ['upbit', '2000000', '1000'],
    ['upbit', '1000000', '1000'],
    ['upbit', '999999', '500'],
    ['upbit', '500000', '500'],
    ['upbit', '100000', '100'],
    ['upbit', '99999', '50'],
    ['upbit', '10000', '10'],
    ['upbit', '5000', '5'],
    ['upbit', '4999', '1'],
    ['upbit', '100', '1'],
    ['upbit', '99.9', '0.1'],
    ['upbit', '1', '0.01'],
    ['upbit', '0.1', '0.001'],
    ['upbit', '0.01', '0.0001'],
    ['upbit', '0.001', '0.00001'],
    ['upbit', '0.0001', '0.000001'],
    ['upbit', '0.00001', '0.0000001'],
    ['upbit', '0.00000999', '0.00000001'],
    ['krx', '500000', '1000'],
    ['krx', '499500', '500'],
    ['krx', '200000', '500'],
    ['krx', '199900', '100'],
    ['krx', '50000', '100'],
    ['krx', '49950', '50'],
    ['krx', '20000', '50'],
    ['krx', '19990', '10'],
    ['krx', '5000', '10'],
    ['krx', '4995', '5'],
    ['krx', '2000', '5'],
    ['krx', '1999', '1'],
    ['nasdaq', '250.5', '0.01'],
    ['nyse', '0.5', '0.0001'],
    ['none', '100', '0.01'],
  ] as const)('on %s a price of %s moves by %s', (venue, price, tick) => {
    expect(rulesOf(venue, today).tickOf(units(price))).toBe(units(tick));
  });

  it('has no step for a price below zero', () => {
    expect(() => tickAt([{ fromUnits: 0n, tickUnits: 1n }], -1n)).toThrow('a price of -1 units');
  });
});
