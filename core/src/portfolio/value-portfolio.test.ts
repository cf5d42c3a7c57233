import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../base/instant.ts';
import { accountOf, noonMs, portfolioOf, positionOf, quoteOf, units } from '../testing/samples.ts';
import { type Portfolio, returnBase } from './portfolio.ts';
import { dailyStatOf, type PortfolioInput, valuePortfolio } from './value-portfolio.ts';

const midnightMs = noonMs + 12 * hourMs;

function value(changes: Partial<PortfolioInput> = {}): Portfolio {
  return valuePortfolio({
    accounts: [accountOf('cash', 'KRW', 8_999_500), accountOf('external', 'KRW', -10_000_000)],
    positions: [positionOf()],
    quotes: new Map([['KRW-BTC', quoteOf(110_000_000)]]),
    previous: portfolioOf(),
    atMs: noonMs,
    ...changes,
  });
}

function lossOf({ day, equityUnits }: Portfolio): bigint {
  return day.startEquityUnits - equityUnits;
}

describe('the value of an account', () => {
  it('is cash, what is promised to orders, and positions at their newest price', () => {
    const portfolio = value({
      accounts: [
        accountOf('cash', 'KRW', 8_000_000),
        accountOf('reserved', 'KRW', 500_000),
        accountOf('fees', 'KRW', 700),
        accountOf('taxes', 'KRW', 30),
        accountOf('reserved', 'BTC', '0.01'),
        accountOf('cash', 'USD', 900),
      ],
    });
    expect(portfolio).toMatchObject({
      equityUnits: units(9_600_000),
      cashUnits: units(8_000_000),
      reservedUnits: units(500_000),
      feesUnits: units(700),
      taxesUnits: units(30),
      unrealizedUnits: units(99_500),
    });
    expect(portfolio.positions[0]).toMatchObject({
      valueUnits: units(1_100_000),
      price: 110_000_000,
      priceAtMs: noonMs,
    });
  });

  it("keeps the last price of a position's own market while a stand-in speaks for it", () => {
    const before = value();
    const lent = quoteOf(99_000_000, { atMs: noonMs + 1, source: 'another', isFallback: true });
    const portfolio = value({ previous: before, quotes: new Map([['KRW-BTC', lent]]), atMs: noonMs + 1 });
    expect(portfolio.positions[0]).toMatchObject({ price: 110_000_000, priceAtMs: noonMs });
    expect(lossOf(portfolio), 'a difference between two markets is no loss').toBe(lossOf(before));
  });

  it('rounds the value of dust down', () => {
    const dust = positionOf({ quantityUnits: 1n, costUnits: 0n });
    const portfolio = value({ positions: [dust], quotes: new Map([['KRW-BTC', quoteOf(0.9)]]) });
    expect(portfolio.positions[0]?.valueUnits).toBe(0n);
  });

  it('leaves out closed positions but for what they won', () => {
    const portfolio = value({
      positions: [positionOf({ quantityUnits: 0n, costUnits: 0n, realizedUnits: units(77) })],
    });
    expect(portfolio.positions).toEqual([]);
    expect(portfolio.equityUnits).toBe(units(8_999_500));
    expect(portfolio.realizedUnits).toBe(units(77));
  });

  it('takes the price valued with before when there is no quote, and what was paid when there never was one', () => {
    const before = value();
    const later = value({ quotes: new Map(), previous: before, atMs: noonMs + hourMs });
    expect(later.positions[0]).toMatchObject({ price: 110_000_000, priceAtMs: noonMs });
    const unknown = value({ quotes: new Map() });
    expect(unknown.positions[0]).toMatchObject({ price: 100_050_000, unrealizedUnits: 0n, priceAtMs: noonMs });
  });

  it('begins an account with all that came from outside', () => {
    const first = value({ previous: undefined });
    expect(first.day).toEqual({ date: '2026-11-20', startEquityUnits: units(10_000_000) });
    const empty = value({ previous: undefined, accounts: [], positions: [] });
    expect(empty).toMatchObject({ equityUnits: 0n, day: { startEquityUnits: 0n } });
  });

  it('does not take a deposit for profit nor a withdrawal for loss', () => {
    const before = value();
    const lossBefore = lossOf(before);
    const deposited = value({
      previous: before,
      accounts: [accountOf('cash', 'KRW', 9_999_500), accountOf('external', 'KRW', -11_000_000)],
      atMs: noonMs + 1,
    });
    expect(lossOf(deposited)).toBe(lossBefore);
    expect(deposited.day.startEquityUnits).toBe(units(11_000_000));
    const again = value({
      previous: deposited,
      accounts: [accountOf('cash', 'KRW', 9_999_500), accountOf('external', 'KRW', -11_000_000)],
      atMs: noonMs + 2,
    });
    expect(again.day, 'valued again, the same deposit counts once').toEqual(deposited.day);
    const withdrawn = value({
      previous: again,
      accounts: [accountOf('cash', 'KRW', 4_999_500), accountOf('external', 'KRW', -6_000_000)],
      atMs: noonMs + 3,
    });
    expect(lossOf(withdrawn)).toBe(lossBefore);
  });

  it('loses the same share of the day whatever is paid in or out meanwhile', () => {
    const fallen = new Map([['KRW-BTC', quoteOf(80_000_000)]]);
    const before = value({ quotes: fallen, previous: value() });
    const shareOf = ({ day, equityUnits }: Portfolio) =>
      Number(returnBase(day) - equityUnits) / Number(returnBase(day));
    const share = shareOf(before);
    expect(share).toBeGreaterThan(0.01);
    const pay = (won: number, previous: Portfolio, atMs: number) =>
      value({
        previous,
        quotes: fallen,
        accounts: [accountOf('cash', 'KRW', 8_999_500 + won), accountOf('external', 'KRW', -10_000_000 - won)],
        atMs,
      });
    const doubled = pay(10_000_000, before, noonMs + 1);
    expect(shareOf(doubled)).toBeCloseTo(share, 12);
    expect(shareOf(pay(-5_000_000, doubled, noonMs + 2))).toBeCloseTo(share, 12);
    expect(lossOf(doubled), 'and the same money').toBe(lossOf(before));
  });

  it('turns the day at Korean midnight, with the equity valued last', () => {
    const evening = value({ atMs: midnightMs - 1 });
    expect(evening.day.date).toBe('2026-11-20');
    const fallen = new Map([['KRW-BTC', quoteOf(90_000_000)]]);
    const morning = value({ previous: evening, quotes: fallen, atMs: midnightMs });
    expect(morning.day).toEqual({ date: '2026-11-21', startEquityUnits: evening.equityUnits });
    expect(lossOf(morning), 'the fall over midnight belongs to the new day').toBe(units(200_000));
  });

  it('counts a deposit at the turn of the day into the new beginning', () => {
    const evening = value({ atMs: midnightMs - 1 });
    const morning = value({
      previous: evening,
      accounts: [accountOf('cash', 'KRW', 9_000_500), accountOf('external', 'KRW', -10_001_000)],
      atMs: midnightMs,
    });
    expect(lossOf(morning)).toBe(0n);
  });

  it('does not go back to a day that is over', () => {
    const tomorrow = value({ atMs: noonMs + dayMs });
    const late = value({ previous: tomorrow, atMs: noonMs });
    expect(late.atMs).toBe(noonMs + dayMs);
    expect(late.day).toEqual(tomorrow.day);
  });

  it('is kept by the day', () => {
    const portfolio = value();
    expect(dailyStatOf(portfolio)).toEqual({
      date: '2026-11-20',
      startEquityUnits: units(10_000_000),
      endEquityUnits: portfolio.equityUnits,
      atMs: noonMs,
    });
  });
});
