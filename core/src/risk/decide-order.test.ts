import { describe, expect, it } from 'vitest';
import { instrumentById } from '../market/instruments.ts';
import { unitsPerOne } from '../base/units.ts';
import type { Position } from '../portfolio/position.ts';
import { valuePortfolio } from '../portfolio/value-portfolio.ts';
import {
  accountOf,
  apple,
  candlesOf,
  decisionOf,
  noonMs,
  portfolioOf,
  positionOf,
  quoteOf,
  samsung,
  units,
} from '../testing/samples.ts';
import { Order } from '../trading/order.ts';
import { decideOrder } from './decide-order.ts';
import type { DecisionInput } from './rule.ts';
import { defaultSettings } from './settings.ts';

const settings = decisionOf().settings;
const buy = decisionOf().cause;
const sale = { ...buy, side: 'sell' as const };
const holding = accountOf('holding', 'BTC', '0.5');

function refusalsOf(changes: Partial<DecisionInput>): string[] {
  return decideOrder(decisionOf(changes)).refusals.map(({ rule }) => rule);
}

describe('a decision', () => {
  it('accepts a buy that every gate lets through', () => {
    const order = decideOrder(decisionOf());
    expect(order).toMatchObject({
      id: 'order_s',
      status: 'accepted',
      intent: 'entry',
      size: { by: 'spending', units: units(300_000) },
      decisionPrice: 100_000_000,
      refusals: [],
      history: [{ status: 'accepted', atMs: noonMs, causeId: 's' }],
    });
    expect(decideOrder(decisionOf()), 'the same input is the same order').toEqual(order);
    expect(Order.safeParse({ ...order, size: { by: 'spending', units: '1' } }).success, 'it can be stored').toBe(true);
  });

  it('sells all that is free to be sold', () => {
    const order = decideOrder(decisionOf({ cause: sale, accounts: [holding, accountOf('reserved', 'BTC', 1)] }));
    expect(order).toMatchObject({ status: 'accepted', intent: 'exit', size: { by: 'quantity', units: units('0.5') } });
    const shares = { cause: { ...sale, instrument: samsung }, accounts: [accountOf('holding', '005930.KS', '7.9')] };
    expect(decideOrder(decisionOf(shares)).size.units, 'whole lots').toBe(units(7));
  });

  it('names all reasons of a refusal in both languages, not the first', () => {
    const order = decideOrder(
      decisionOf({
        settings: { ...settings, limits: { ...settings.limits, tradingEnabled: false } },
        accounts: [],
        quote: undefined,
      }),
    );
    expect(order).toMatchObject({ status: 'refused', decisionPrice: 0, history: [{ status: 'refused' }] });
    expect(order.refusals.map(({ rule }) => rule)).toEqual(['trading-enabled', 'fresh-quote', 'available-funds']);
    for (const { text } of order.refusals) expect(Math.min(text.ko.length, text.en.length)).toBeGreaterThan(8);
  });

  it('lets a sale through whatever stops entries', () => {
    const stopped = {
      cause: { ...sale, strategyId: 'stop-loss' },
      accounts: [holding],
      settings: {
        ...settings,
        limits: { ...settings.limits, tradingEnabled: false },
        halt: { halted: true, atMs: noonMs, by: 'ant', reason: 'enough' },
      },
      portfolio: portfolioOf({ equityUnits: units(5_000_000) }),
      recentCandles: candlesOf([100_000_000, 120_000_000]),
      position: positionOf({ costUnits: units(9_000_000) }),
    };
    expect(refusalsOf(stopped)).toEqual([]);
    expect(refusalsOf({ ...stopped, cause: buy })).toEqual([
      'trading-enabled',
      'daily-loss',
      'volatility',
      'stop-loss',
      'available-funds',
      'minimum-order',
    ]);
  });
});

describe('an account in another currency', () => {
  const dollars = {
    cause: { ...buy, instrument: apple },
    quote: quoteOf(250, { instrumentId: 'AAPL' }),
    recentCandles: [],
    accounts: [accountOf('cash', 'USD', 20_000)],
  };
  const nvidia = positionOf({
    instrumentId: 'NVDA',
    currency: 'USD',
    quantityUnits: units(50),
    costUnits: units(9000),
    costByStrategy: { 'sma-cross': units(9000) },
  });
  const valuedWith = (positions: readonly Position[]) =>
    valuePortfolio({
      accounts: dollars.accounts,
      positions,
      quotes: new Map([
        ['KRW=X', quoteOf(1400, { instrumentId: 'KRW=X' })],
        ['NVDA', quoteOf(200, { instrumentId: 'NVDA' })],
      ]),
      previous: undefined,
      atMs: noonMs,
    });

  it('is worth its cash and what is held for it, whatever the rate', () => {
    const promised = { ...dollars, accounts: [...dollars.accounts, accountOf('reserved', 'USD', 1000)] };
    expect(decideOrder(decisionOf(promised)).size.units, '3 % of 21,000').toBe(630n * unitsPerOne);
    expect(decideOrder(decisionOf(dollars))).toMatchObject({ status: 'accepted', size: { units: 600n * unitsPerOne } });
    const invested = decideOrder(decisionOf({ ...dollars, portfolio: valuedWith([nvidia]) }));
    expect(invested.size.units, '3 % of 20,000 and 50 x 200').toBe(900n * unitsPerOne);
  });

  it("has shares of its own for each strategy, which won don't use up and other shares there do", () => {
    const bitcoins = positionOf({ costUnits: units(3_000_000), costByStrategy: { 'sma-cross': units(3_000_000) } });
    const inWon = decideOrder(decisionOf({ ...dollars, portfolio: valuedWith([bitcoins]) }));
    expect(inWon).toMatchObject({ status: 'accepted', size: { units: 600n * unitsPerOne } });
    const more = { ...nvidia, costByStrategy: { 'sma-cross': units(9700) } };
    const almostFull = decideOrder(decisionOf({ ...dollars, portfolio: valuedWith([more]) }));
    expect(almostFull.size.units, 'a third of 30,000 less 9,700').toBe(299n * unitsPerOne);
  });

  it('is told apart by the currency: dollars buy no pair in USDT', () => {
    const pair = {
      ...dollars,
      cause: { ...buy, instrument: instrumentById('binance:BTC-USDT') },
      quote: quoteOf(100_000, { instrumentId: 'binance:BTC-USDT' }),
    };
    expect(decideOrder(decisionOf(pair)).refusals.map(({ rule }) => rule)).toContain('available-funds');
    const paid = { ...pair, accounts: [...dollars.accounts, accountOf('cash', 'USDT', 10_000)] };
    expect(decideOrder(decisionOf(paid))).toMatchObject({ status: 'accepted', size: { units: units(300) } });
    const little = { ...pair, accounts: [accountOf('cash', 'USDT', 100)] };
    expect(decideOrder(decisionOf(little)).refusals, '3 of 100 USDT').toMatchObject([{ rule: 'minimum-order' }]);
  });
});

describe('default settings', () => {
  it('give every strategy an equal part of the equity', () => {
    const { strategies, halt } = defaultSettings(['a', 'b'], noonMs);
    expect(strategies).toEqual({
      a: { enabled: true, capitalFraction: 0.5 },
      b: { enabled: true, capitalFraction: 0.5 },
    });
    expect(halt).toEqual({ halted: false, atMs: noonMs, by: 'desk', reason: '' });
    expect(defaultSettings([], noonMs).strategies).toEqual({});
  });
});
