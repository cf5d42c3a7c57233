import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../base/instant.ts';
import { accountOf, noonMs, positionOf, quoteOf, units } from '../testing/samples.ts';
import type { Portfolio } from './portfolio.ts';
import { type PortfolioInput, valuePortfolio } from './value-portfolio.ts';

const rate = (won: number) => ['KRW=X', quoteOf(won, { instrumentId: 'KRW=X' })] as const;
const apple = (dollars: number) => ['AAPL', quoteOf(dollars, { instrumentId: 'AAPL' })] as const;

function value(changes: Partial<PortfolioInput>): Portfolio {
  return valuePortfolio({
    accounts: [],
    positions: [],
    quotes: new Map(),
    previous: undefined,
    atMs: noonMs,
    ...changes,
  });
}

describe('dollars', () => {
  const accounts = [
    accountOf('cash', 'KRW', 1_000_000),
    accountOf('external', 'KRW', -1_000_000),
    accountOf('cash', 'USD', 100),
    accountOf('reserved', 'USD', 10),
    accountOf('external', 'USD', -1000),
  ];
  const shares = positionOf({ instrumentId: 'AAPL', currency: 'USD', quantityUnits: units(4), costUnits: units(890) });

  it('count in the equity at the newest rate, positions at their newest price', () => {
    const portfolio = value({ accounts, positions: [shares], quotes: new Map([rate(1400), apple(250)]) });
    // 1,000,000 and (100 + 10 + 4 x 250) x 1,400.
    expect(portfolio.equityUnits).toBe(units(1_000_000 + 1_554_000));
    expect(portfolio.foreign).toMatchObject([
      { currency: 'USD', rate: 1400, rateAtMs: noonMs, positionsUnits: units(1000) },
    ]);
    expect(portfolio.cashUnits, 'won only').toBe(units(1_000_000));
  });

  it('are left out without any rate, and valued with the last one known', () => {
    expect(value({ accounts }).equityUnits).toBe(units(1_000_000));
    const before = value({ accounts, quotes: new Map([rate(1400)]) });
    expect(value({ accounts, previous: before }).equityUnits).toBe(before.equityUnits);
  });

  it('that are deposited are no profit, and those that become dearer are', () => {
    const before = value({ accounts, quotes: new Map([rate(1400)]) });
    const richer = accounts.map((account) =>
      account.asset === 'USD' && account.role !== 'reserved'
        ? { ...account, balanceUnits: account.balanceUnits + (account.role === 'cash' ? units(50) : -units(50)) }
        : account,
    );
    const after = value({ accounts: richer, quotes: new Map([rate(1400)]), previous: before, atMs: noonMs + hourMs });
    expect(after.equityUnits - after.day.startEquityUnits).toBe(before.equityUnits - before.day.startEquityUnits);
    const dearer = value({ accounts, quotes: new Map([rate(1410)]), previous: before, atMs: noonMs + dayMs });
    expect(dearer.equityUnits - dearer.day.startEquityUnits, '110 dollars, ten won each').toBe(units(1100));
  });

  it('stay in a valuation that has no accounts to look at, as an open page has', () => {
    const before = value({ accounts, positions: [shares], quotes: new Map([rate(1400), apple(250)]) });
    const page = value({ previous: before, positions: [shares], quotes: new Map([rate(1500)]) });
    expect(page.foreign?.[0]?.valueUnits).toBe(units(1110 * 1500));
  });
});

describe('a position in another currency', () => {
  const accounts = [accountOf('cash', 'KRW', 1000), accountOf('cash', 'USD', 100), accountOf('fees', 'USD', 2)];
  const shares = positionOf({
    instrumentId: 'AAPL',
    currency: 'USD',
    quantityUnits: units(4),
    costUnits: units(890),
    realizedUnits: units(5),
  });

  it('is listed in its own currency, and counts in won', () => {
    const portfolio = value({ accounts, positions: [shares], quotes: new Map([rate(1400), apple(250)]) });
    expect(portfolio.positions).toMatchObject([
      { currency: 'USD', valueUnits: units(1000), unrealizedUnits: units(110) },
    ]);
    expect(portfolio.unrealizedUnits).toBe(units(110 * 1400));
    expect([portfolio.realizedUnits, portfolio.feesUnits]).toEqual([units(5 * 1400), units(2 * 1400)]);
    expect(portfolio.equityUnits).toBe(units(1000 + 1100 * 1400));
  });

  it('keeps the price it was valued with while none is told', () => {
    const before = value({ accounts, positions: [shares], quotes: new Map([rate(1400), apple(250)]) });
    const silent = value({ accounts, positions: [shares], quotes: new Map([rate(1400)]), previous: before });
    expect(silent.equityUnits, 'not its cost').toBe(before.equityUnits);
  });
});

describe('USDT', () => {
  const accounts = [accountOf('cash', 'USD', 100), accountOf('cash', 'USDT', 200), accountOf('external', 'USDT', -200)];
  const tether = (won: number) => ['KRW-USDT', quoteOf(won, { instrumentId: 'KRW-USDT' })] as const;

  it('have a rate of their own: a dollar and a USDT are not the same money', () => {
    const portfolio = value({ accounts, quotes: new Map([rate(1400), tether(1450)]) });
    expect(portfolio.equityUnits).toBe(units(100 * 1400 + 200 * 1450));
    expect(portfolio.foreign?.map(({ currency }) => currency)).toEqual(['USD', 'USDT']);
    expect(value({ accounts, quotes: new Map([rate(1400)]) }).equityUnits, 'no rate of another').toBe(units(140_000));
  });

  it('part a day between what their rate has made and what prices have', () => {
    const coins = (price: number) =>
      [`binance:BTC-USDT`, quoteOf(price, { instrumentId: 'binance:BTC-USDT' })] as const;
    const held = positionOf({ instrumentId: 'binance:BTC-USDT', currency: 'USDT', quantityUnits: units(2) });
    const at = (won: number, price: number) => ({
      accounts: accounts.slice(1),
      positions: [held],
      quotes: new Map([tether(won), coins(price)]),
    });
    const before = value(at(1450, 100));
    const after = value({ ...at(1460, 110), previous: before, atMs: noonMs + hourMs });
    // 400 USDT became ten won dearer each; two coins rose by 10 USDT of 1,460 won.
    expect(after.day.ratesUnits).toBe(units(4000));
    expect(after.equityUnits - before.equityUnits - (after.day.ratesUnits ?? 0n)).toBe(units(2 * 10 * 1460));
    const later = value({ ...at(1455, 110), previous: after, atMs: noonMs + 2 * hourMs });
    expect(later.day.ratesUnits, 'it adds up over the day').toBe(units(4000 - 420 * 5));
    const tomorrow = value({ ...at(1455, 120), previous: later, atMs: noonMs + dayMs });
    expect(tomorrow.day.ratesUnits, 'and begins anew').toBeUndefined();
  });
});
