import { unitsFromText } from '@gaemi/core/base/units.ts';
import type { Board } from '@gaemi/core/market/board.ts';
import type { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import { describe, expect, it } from 'vitest';
import { revaluePortfolio } from './revalue-portfolio.ts';

const won = unitsFromText;
const dayMs = Date.UTC(2026, 10, 20, 3);

const portfolio: Portfolio = {
  currency: 'KRW',
  atMs: dayMs,
  cashUnits: won('1000'),
  reservedUnits: won('200'),
  equityUnits: won('2200'),
  day: { date: '2026-11-20', startEquityUnits: won('2000') },
  externalUnits: won('-2000'),
  feesUnits: won('5'),
  taxesUnits: won('1'),
  realizedUnits: won('77'),
  unrealizedUnits: won('100'),
  positions: [
    {
      instrumentId: 'KRW-BTC',
      quantityUnits: won('2'),
      costUnits: won('900'),
      costByStrategy: { 'sma-cross': won('900') },
      valueUnits: won('1000'),
      unrealizedUnits: won('100'),
      realizedUnits: won('7'),
      price: 500,
      priceAtMs: dayMs,
    },
  ],
};

function board(price: number, atMs: number): Board {
  const quote = { instrumentId: 'KRW-BTC', price, atMs, source: 'upbit' };
  return { group: 'crypto', atMs, quotes: { 'KRW-BTC': quote }, feed: { status: 'ok' } };
}

describe('revaluing an account in the page', () => {
  it('moves value and equity with a newer price', () => {
    const valued = revaluePortfolio(portfolio, [board(600, dayMs + 1000)]);
    expect(valued.positions[0]?.valueUnits).toBe(won('1200'));
    expect(valued.unrealizedUnits).toBe(won('300'));
    expect(valued.equityUnits, 'cash, reserved cash and position').toBe(won('2400'));
  });

  it('moves what is held in another currency with its price and its rate', () => {
    const pair = { instrumentId: 'binance:BTC-USDT', currency: 'USDT', price: 100, priceAtMs: dayMs } as const;
    const amounts = { quantityUnits: won('2'), costUnits: won('150'), valueUnits: won('200'), realizedUnits: 0n };
    const held = { ...pair, ...amounts, unrealizedUnits: won('50'), costByStrategy: {} };
    const cash = { cashUnits: won('10'), reservedUnits: 0n, externalUnits: 0n, positionsUnits: won('200') };
    const tether = { currency: 'USDT', ...cash, rate: 1400, rateAtMs: dayMs, valueUnits: won('294000') } as const;
    const abroad = { ...portfolio, positions: [...portfolio.positions, held], foreign: [tether] };
    const quoted = (instrumentId: string, price: number) => ({
      ...board(1, dayMs + 1000),
      quotes: { [instrumentId]: { instrumentId, price, atMs: dayMs + 1000, source: 'test' } },
    });
    const valued = revaluePortfolio(abroad, [quoted('binance:BTC-USDT', 110), quoted('KRW-USDT', 1410)]);
    // 1,000 + 200 + 1,000 won; 10 and 2 x 110 USDT at 1,410.
    expect(valued.equityUnits).toBe(won('2200') + won(String(230 * 1410)));
    expect(valued.unrealizedUnits, 'in won').toBe(won('100') + won(String(70 * 1410)));
    expect(valued.positions[1]).toMatchObject({ currency: 'USDT', valueUnits: won('220') });
    expect(valued.day.ratesUnits, '210 USDT, ten won each').toBe(won('2100'));
  });

  it('leaves what prices do not move as the desk wrote it', () => {
    const { cashUnits, reservedUnits, realizedUnits, feesUnits, taxesUnits, day } = revaluePortfolio(portfolio, [
      board(600, dayMs + 1000),
    ]);
    expect({ cashUnits, reservedUnits, realizedUnits, feesUnits, taxesUnits, day }).toEqual({
      cashUnits: won('1000'),
      reservedUnits: won('200'),
      realizedUnits: won('77'),
      feesUnits: won('5'),
      taxesUnits: won('1'),
      day: portfolio.day,
    });
  });

  it('ignores a price that is older than the one it was valued with', () => {
    expect(revaluePortfolio(portfolio, [board(1, dayMs - 1)])).toBe(portfolio);
  });
});
