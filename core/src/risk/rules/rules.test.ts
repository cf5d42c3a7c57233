import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../base/instant.ts';
import { instrumentById } from '../../market/instruments.ts';
import {
  accountOf,
  bitcoin,
  candlesOf,
  decisionOf,
  noonMs,
  positionOf,
  quoteOf,
  samsung,
  units,
} from '../../testing/samples.ts';
import { decideOrder } from '../decide-order.ts';
import type { DecisionInput, RuleInput } from '../rule.ts';
import type { Limits, Settings } from '../settings.ts';
import { availableFunds } from './available-funds.ts';
import { positionSize } from './position-size.ts';
import { strategyCapital } from './strategy-capital.ts';

const settings = decisionOf().settings;
const buy = decisionOf().cause;
const sale = { ...buy, side: 'sell' as const };
const holding = accountOf('holding', 'BTC', '0.5');
const withSettings = (changes: Partial<Settings>) => ({ settings: { ...settings, ...changes } });
const withLimits = (changes: Partial<Limits>) => withSettings({ limits: { ...settings.limits, ...changes } });

function refusalsOf(changes: Partial<DecisionInput>): string[] {
  return decideOrder(decisionOf(changes)).refusals.map(({ rule }) => rule);
}

function reasonOf(changes: Partial<DecisionInput>): string | undefined {
  return decideOrder(decisionOf(changes)).refusals[0]?.text.en;
}

describe('the gates', () => {
  it('1: trading is switched off, or halted by somebody', () => {
    expect(refusalsOf(withLimits({ tradingEnabled: false }))).toEqual(['trading-enabled']);
    const halt = { halted: true, atMs: noonMs, by: 'ant@example.com', reason: 'exam day' };
    expect(reasonOf(withSettings({ halt }))).toBe('Trading was halted by ant@example.com: exam day.');
    expect(reasonOf(withSettings({ halt: { ...halt, reason: '' } }))).toBe('Trading was halted by ant@example.com.');
  });

  it('3: the price has moved more than 3 % within five minutes', () => {
    const moved = (...closes: number[]) => ({ recentCandles: candlesOf(closes) });
    expect(refusalsOf(moved(97_100_000))).toEqual([]);
    expect(refusalsOf(moved(97_000_000)), 'against the quote').toEqual(['volatility']);
    expect(refusalsOf({ recentCandles: [], quote: quoteOf(1e8) })).toEqual([]);
    expect(refusalsOf({ ...moved(1e8), quote: quoteOf(1.03e8) }), 'at the limit').toEqual([]);
    expect(refusalsOf({ ...moved(10), quote: quoteOf(10.3) }), 'at the limit, which doubles miss').toEqual([]);
    const unborn = candlesOf([1e8, 5e7], noonMs + minuteMs);
    expect(refusalsOf({ recentCandles: unborn }), 'a candle that has not closed').toEqual([]);
    expect(reasonOf(moved(104_000_000))).toContain('4 %');
    expect(refusalsOf(moved(90_000_000, 1e8, 1e8, 1e8, 1e8, 1e8)), 'six minutes ago').toEqual([]);
    expect(refusalsOf(moved(90_000_000, 1e8, 1e8, 1e8, 1e8)), 'five minutes ago').toEqual(['volatility']);
    expect(refusalsOf({ quote: undefined, recentCandles: [] }), 'nothing to see').not.toContain('volatility');
  });

  it('4: the instrument has its part of the equity', () => {
    const position = positionOf({ quantityUnits: units('0.03'), costByStrategy: {} });
    expect(refusalsOf({ position: { ...position, costUnits: units(3_000_000) } })).toEqual([
      'position-size',
      'minimum-order',
    ]);
    expect(reasonOf({ position: { ...position, costUnits: units(3_000_000) } })).toBe(
      'KRW-BTC may take 30 % of the equity, of which 0 KRW is left.',
    );
  });

  it('5: the position has touched its stop', () => {
    const position = positionOf({ costUnits: units(1_060_000) });
    expect(refusalsOf({ position })).toEqual(['stop-loss']);
    expect(reasonOf({ position })).toBe('The position has lost 5.66 %, and its stop is at 5 %.');
  });

  it('what is only watched is not traded', () => {
    const index = { ...buy, instrument: instrumentById('^GSPC') };
    expect(refusalsOf({ cause: index })).toContain('tradable');
    expect(refusalsOf({ cause: { ...index, side: 'sell' } })).toContain('tradable');
  });

  it('the price of a stand-in is shown, and decided on in neither direction', () => {
    const lent = quoteOf(100, { source: 'another', isFallback: true });
    expect(refusalsOf({ quote: lent })).toContain('fresh-quote');
    expect(refusalsOf({ cause: { ...buy, side: 'sell' }, quote: lent })).toContain('fresh-quote');
  });

  it('a price has an age, in both directions', () => {
    const aged = (ageMs: number, instrument = bitcoin, side: 'buy' | 'sell' = 'buy') =>
      refusalsOf({ cause: { ...buy, instrument, side }, quote: quoteOf(100, { atMs: noonMs - ageMs }) });
    expect(aged(3 * minuteMs)).not.toContain('fresh-quote');
    expect(aged(3 * minuteMs + 1)).toContain('fresh-quote');
    expect(aged(3 * minuteMs + 1, bitcoin, 'sell')).toContain('fresh-quote');
    expect(aged(18 * hourMs, samsung), "the session's last price at the close of the day").not.toContain('fresh-quote');
    expect(aged(24 * hourMs + 3 * minuteMs, samsung)).not.toContain('fresh-quote');
    expect(aged(24 * hourMs + 3 * minuteMs + 1, samsung)).toContain('fresh-quote');
    expect(aged(40 * hourMs, samsung), 'over a closed day').toContain('fresh-quote');
    expect(reasonOf({ quote: quoteOf(1e8, { atMs: noonMs - 10 * minuteMs }) })).toBe(
      'The quote of KRW-BTC is 10 minutes old; 3 minutes are allowed.',
    );
    expect(reasonOf({ quote: undefined })).toBe('There is no quote of KRW-BTC.');
  });

  it('a strategy must be switched on and have capital left', () => {
    const off = withSettings({ strategies: { 'sma-cross': { enabled: false, capitalFraction: 0.3 } } });
    expect(refusalsOf(off)).toEqual(['strategy-enabled']);
    const full = withSettings({ strategies: { 'sma-cross': { enabled: true, capitalFraction: 0.1 } } });
    expect(refusalsOf({ ...full, position: positionOf() })).toEqual(['strategy-capital', 'minimum-order']);
    expect(reasonOf({ ...full, position: positionOf() })).toBe(
      'The strategy "Moving average cross" may hold 10 % of the equity, of which 0 KRW is left.',
    );
    const unknown = refusalsOf({ cause: { ...buy, strategyId: 'nobody' } });
    expect(unknown).toEqual(['strategy-enabled', 'strategy-capital', 'minimum-order']);
  });

  it('an opinion must be better than a coin', () => {
    expect(refusalsOf({ cause: { ...buy, confidence: 0.4 } })).toEqual(['confidence', 'minimum-order']);
    expect(refusalsOf({ cause: { ...buy, confidence: 0.5 } })).toEqual([]);
    expect(refusalsOf({ cause: { ...sale, confidence: 0.4 }, accounts: [holding] }), 'a sale needs none').toEqual([]);
  });

  it('only free money and free holdings count', () => {
    expect(refusalsOf({ accounts: [] })).toEqual(['available-funds', 'minimum-order']);
    expect(refusalsOf({ cause: sale, accounts: [accountOf('reserved', 'BTC', 1)] })).toEqual(['available-funds']);
    expect(reasonOf({ cause: sale, accounts: [] })).toBe('The quantity available for sale is 0 BTC.');
  });

  it('the venue has a least order', () => {
    const cash = (won: number) => ({ accounts: [accountOf('cash', 'KRW', won)] });
    expect(refusalsOf(cash(5002)), 'below 5,000 once the fee is off').toEqual(['minimum-order']);
    expect(refusalsOf(cash(5004))).toEqual([]);
    expect(reasonOf(cash(4000))).toMatch(/^The order of 3,99\d(\.\d+)? KRW is below the least of 5,000 KRW/);
    expect(refusalsOf({ cause: sale, accounts: [accountOf('holding', 'BTC', '0.00004')] })).toEqual(['minimum-order']);
    const least = { cause: sale, accounts: [accountOf('holding', 'BTC', '0.00005')] };
    expect(refusalsOf(least), '5,000 won to the unit').toEqual([]);
    const share = { cause: { ...buy, instrument: samsung }, quote: quoteOf(400_000), recentCandles: [] };
    expect(refusalsOf(share), '300,000 won buy no share at 400,000').toEqual(['minimum-order']);
    expect(refusalsOf({ ...share, quote: quoteOf(0) }), 'a price of nothing is no price').toEqual(['fresh-quote']);
  });
});

describe('a gate by itself', () => {
  const judged = (won: number, changes: Partial<DecisionInput> = {}): RuleInput => ({
    ...decisionOf(changes),
    intent: 'entry',
    size: { by: 'spending', units: units(won) },
    equityUnits: units(10_000_000),
  });

  it('does not rely on the size that was worked out before it', () => {
    expect(positionSize.check(judged(3_000_000))).toBeUndefined();
    expect(positionSize.check(judged(3_000_001))?.rule).toBe('position-size');
    expect(strategyCapital.check(judged(3_333_333))).toBeUndefined();
    expect(strategyCapital.check(judged(3_333_334))?.rule).toBe('strategy-capital');
    const accounts = [accountOf('cash', 'KRW', 500), accountOf('holding', 'BTC', 2)];
    expect(availableFunds.check(judged(500, { accounts }))).toBeUndefined();
    expect(availableFunds.check(judged(501, { accounts }))?.text.en).toBe(
      'The available cash is 500 KRW; the order would spend 501 KRW.',
    );
    const exit = (amount: number): RuleInput => ({
      ...judged(0, { accounts }),
      intent: 'exit',
      size: { by: 'quantity', units: units(amount) },
    });
    expect(availableFunds.check(exit(2))).toBeUndefined();
    expect(availableFunds.check(exit(3))?.rule).toBe('available-funds');
  });
});
