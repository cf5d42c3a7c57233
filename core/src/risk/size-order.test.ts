import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, bitcoin, decisionOf, portfolioOf, positionOf, units } from '../testing/samples.ts';
import type { DecisionInput } from './rule.ts';
import { defaultLimits, defaultSettings } from './settings.ts';
import { orderFraction, sizeOrder } from './size-order.ts';

const equity = units(10_000_000);

function sizeAt(confidence: number, changes: Partial<DecisionInput> = {}): bigint {
  const cause = { id: 's', strategyId: 'sma-cross', instrument: bitcoin, side: 'buy', confidence } as const;
  return sizeOrder(decisionOf({ cause, ...changes }), equity);
}

describe('the size of a buy', () => {
  it('is 1 % of the equity at a confidence of 0.5 and 3 % from 0.9 on, growing evenly', () => {
    expect(sizeAt(0.5)).toBe(units(100_000));
    expect(sizeAt(0.7)).toBe(units(200_000));
    expect(sizeAt(0.9)).toBe(units(300_000));
    expect(sizeAt(1)).toBe(units(300_000));
  });

  it('is nothing below 0.5', () => {
    expect(sizeAt(0.4999)).toBe(0n);
    expect(orderFraction(0.4999, defaultLimits)).toBe(0);
  });

  it('never falls as confidence grows', () => {
    const confidence = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(confidence, confidence, (left, right) => {
        const [less, more] = [Math.min(left, right), Math.max(left, right)];
        expect(orderFraction(less, defaultLimits)).toBeLessThanOrEqual(orderFraction(more, defaultLimits));
        expect(orderFraction(more, defaultLimits)).toBeLessThanOrEqual(0.03);
      }),
    );
  });

  it('is no more than the free cash, in whole won', () => {
    expect(sizeAt(0.9, { accounts: [accountOf('cash', 'KRW', '1234.56')] })).toBe(units(1234));
    expect(sizeAt(0.9, { accounts: [] })).toBe(0n);
  });

  it('is no more than the instrument may still take, at the price of now', () => {
    // 0.0295 Bitcoin are worth 2,950,000 of the 3,000,000 that 30 % allow.
    const position = positionOf({ quantityUnits: units('0.0295'), costByStrategy: {} });
    expect(sizeAt(0.9, { position })).toBe(units(50_000));
    expect(sizeAt(0.9, { position: { ...position, quantityUnits: units('0.05') } })).toBe(0n);
    const unpriced = { ...position, costUnits: units(2_990_000) };
    expect(sizeAt(0.9, { position: unpriced, quote: undefined }), 'at cost without a price').toBe(units(10_000));
  });

  it('is no more than the strategy may still hold over all instruments', () => {
    const settings = {
      ...defaultSettings([], 0),
      strategies: { 'sma-cross': { enabled: true, capitalFraction: 0.2 } },
    };
    const held = { ...positionOf(), valueUnits: 0n, unrealizedUnits: 0n, price: 0, priceAtMs: 0 };
    const elsewhere = { ...held, instrumentId: 'KRW-ETH', costByStrategy: { 'sma-cross': units(1_000_000) } };
    const stale = { ...held, costByStrategy: { 'sma-cross': units(9_000_000) } };
    const portfolio = portfolioOf({ positions: [elsewhere, stale] });
    const position = positionOf({ costByStrategy: { 'sma-cross': units(980_000), 'sma-rsi': units(20_500) } });
    expect(sizeAt(0.9, { settings, portfolio, position }), '2,000,000 less 1,980,000').toBe(units(20_000));
    expect(sizeAt(0.9, { settings: { ...settings, strategies: {} } }), 'a strategy without a share').toBe(0n);
  });

  it('counts cash promised to other orders as spent', () => {
    const accounts = [accountOf('cash', 'KRW', 7_050_000), accountOf('reserved', 'KRW', 2_950_000)];
    expect(sizeAt(0.9, { accounts })).toBe(units(50_000));
    const position = positionOf({ costByStrategy: { 'sma-cross': units(100_000) }, quantityUnits: 1n });
    const settings = {
      ...defaultSettings([], 0),
      strategies: { 'sma-cross': { enabled: true, capitalFraction: 0.3 } },
    };
    const promised = [accountOf('cash', 'KRW', 7_500_000), accountOf('reserved', 'KRW', 2_850_000)];
    expect(sizeAt(0.9, { accounts: promised, position, settings }), '3,000,000 less both').toBe(units(50_000));
  });
});
