import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../base/instant.ts';
import { accountOf, decisionOf, noonMs, portfolioOf, quoteOf, units } from '../../testing/samples.ts';
import { decideOrder } from '../decide-order.ts';
import type { DecisionInput } from '../rule.ts';

const sale = { ...decisionOf().cause, side: 'sell' as const };
const holding = accountOf('holding', 'BTC', '0.5');

function refusalsOf(changes: Partial<DecisionInput>): string[] {
  return decideOrder(decisionOf(changes)).refusals.map(({ rule }) => rule);
}

function reasonOf(changes: Partial<DecisionInput>): string | undefined {
  return decideOrder(decisionOf(changes)).refusals[0]?.text.en;
}

describe('gate 2, the loss of the day', () => {
  it('ends entries once the day has lost 5 % of the equity it began with', () => {
    const lost = (won: number) => ({ portfolio: portfolioOf({ equityUnits: units(10_000_000 - won) }) });
    expect(refusalsOf(lost(499_999))).toEqual([]);
    const empty = { portfolio: portfolioOf({ equityUnits: 0n, day: { date: '2026-11-20', startEquityUnits: 0n } }) };
    expect(refusalsOf(empty), 'an empty account has lost nothing').not.toContain('daily-loss');
    expect(refusalsOf(lost(500_000))).toEqual(['daily-loss']);
    expect(reasonOf(lost(620_000))).toBe("Today's loss of 6.2 % (620,000 KRW) has reached the limit of 5 %.");
    const midnightMs = noonMs + 12 * hourMs;
    const yesterday = {
      portfolio: portfolioOf({ equityUnits: units(9_100_000), atMs: midnightMs - minuteMs }),
      atMs: midnightMs,
      quote: quoteOf(1e8, { atMs: midnightMs }),
    };
    expect(refusalsOf(yesterday), 'a new day has lost nothing yet').toEqual([]);
    expect(refusalsOf({ portfolio: undefined }), 'a loss that is not known').toEqual(['daily-loss']);
  });

  it('is not opened again by a deposit', () => {
    const day = { date: '2026-11-20', startEquityUnits: units(20_000_000), baseUnits: units(20_640_000) };
    const doubled = { portfolio: portfolioOf({ equityUnits: units(19_400_000), day }) };
    expect(reasonOf(doubled)).toBe("Today's loss of 6.01 % (600,000 KRW) has reached the limit of 5 %.");
  });

  it('is not judged by a valuation that is no longer true', () => {
    const valuedAgo = (ageMs: number) => ({ portfolio: portfolioOf({ atMs: noonMs - ageMs }) });
    expect(refusalsOf(valuedAgo(10 * minuteMs))).toEqual([]);
    expect(refusalsOf(valuedAgo(10 * minuteMs + 1)), 'a valuation has an age').toEqual(['daily-loss']);
    expect(refusalsOf({ ...valuedAgo(hourMs), cause: sale, accounts: [holding] }), 'an exit needs none').toEqual([]);
    expect(reasonOf(valuedAgo(26 * hourMs))).toBe(
      "The account was last valued 26 hours ago (10 minutes are allowed), so the day's loss is unknown.",
    );
  });
});
