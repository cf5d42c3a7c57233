import { unitsFromText } from '@gaemi/core/base/units.ts';
import type { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { describe, expect, it } from 'vitest';
import { fiveMinuteMove, gatesOf } from './gates.ts';

const minute = 60_000;
const won = unitsFromText;
const quote = { instrumentId: 'KRW-BTC', price: 100, atMs: 60 * minute, source: 'upbit' };

function position(instrumentId: string, value: string, cost: string): Portfolio['positions'][number] {
  return {
    instrumentId,
    quantityUnits: 1n,
    costUnits: won(cost),
    costByStrategy: {},
    valueUnits: won(value),
    unrealizedUnits: won(value) - won(cost),
    realizedUnits: 0n,
    price: 1,
    priceAtMs: 0,
  };
}

const portfolio: Portfolio = {
  currency: 'KRW',
  atMs: 0,
  cashUnits: won('400'),
  reservedUnits: 0n,
  equityUnits: won('960'),
  day: { date: '2026-11-20', startEquityUnits: won('1000') },
  externalUnits: 0n,
  feesUnits: 0n,
  taxesUnits: 0n,
  realizedUnits: 0n,
  unrealizedUnits: 0n,
  positions: [position('KRW-BTC', '470', '500'), position('KRW-ETH', '90', '80')],
};

describe('the five gates', () => {
  it('measure a position in USDT by what there is in USDT', () => {
    const abroad = { ...position('binance:BTC-USDT', '30', '30'), currency: 'USDT' };
    const cash = { cashUnits: won('60'), reservedUnits: won('10'), externalUnits: 0n, positionsUnits: won('30') };
    const tether = { currency: 'USDT', ...cash, rate: 1400, rateAtMs: 0, valueUnits: won('140000') } as const;
    const valued = { ...portfolio, equityUnits: won('140960'), positions: [abroad], foreign: [tether] };
    const settings = defaultSettings([], 0);
    const gates = gatesOf({ settings, portfolio: valued, candles: [], quote });
    expect(gates.find(({ id }) => id === 'position')).toMatchObject({ current: 0.3, blocks: true });
  });

  const settings = defaultSettings([], 0);
  const gates = gatesOf({ settings, portfolio, candles: [], quote });
  const gate = (id: string) => gates.find((candidate) => candidate.id === id);

  it('measure the loss of the day by the equity it began with', () => {
    expect(gate('daily-loss')).toMatchObject({ current: 0.04, limit: 0.05, blocks: false });
  });

  it('name the instrument nearest to its limit', () => {
    expect(gate('position')).toMatchObject({ instrumentId: 'KRW-BTC', blocks: true });
    expect(gate('stop-loss')).toMatchObject({ instrumentId: 'KRW-BTC', current: 0.06, blocks: true });
  });

  it('let a move of just the limit pass, as the desk does', () => {
    const minuteOf = (low: number) => ({
      openAtMs: quote.atMs - minute,
      open: 100,
      high: 100,
      low,
      close: 100,
      volume: 1,
    });
    const moved = (low: number) =>
      gatesOf({ settings, portfolio, candles: [minuteOf(low)], quote: { ...quote, price: 103 } })[2];
    expect(moved(100)).toMatchObject({ id: 'volatility', current: 0.03, blocks: false });
    expect(moved(99.9)).toMatchObject({ blocks: true });
  });

  it('block everything when trading is halted', () => {
    const halted = { ...settings, halt: { ...settings.halt, halted: true } };
    expect(gatesOf({ settings: halted, portfolio, candles: [], quote })[0]).toMatchObject({
      id: 'trading',
      blocks: true,
    });
  });

  it('measure nothing, and block nothing, before the account is valued', () => {
    const blind = gatesOf({ settings, portfolio: undefined, candles: [], quote: undefined });
    expect(
      blind.filter(({ id }) => id !== 'trading').every(({ current, blocks }) => current === undefined && !blocks),
    ).toBe(true);
  });

  it('take the move of the last five minutes only', () => {
    const candle = (minutesAgo: number, low: number, high: number) => ({
      openAtMs: quote.atMs - minutesAgo * minute,
      open: low,
      high,
      low,
      close: low,
      volume: 1,
    });
    expect(fiveMinuteMove([candle(9, 50, 200), candle(3, 98, 101)], quote)).toBeCloseTo(3 / 98, 10);
  });
});
