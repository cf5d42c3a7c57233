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
