import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../base/instant.ts';
import { accountOf, decisionOf, noonMs, positionOf, quoteOf } from '../../testing/samples.ts';
import { decideOrder } from '../decide-order.ts';
import type { Cause, DecisionInput } from '../rule.ts';

const buy = decisionOf().cause;
const sale = { ...buy, side: 'sell' as const };
const holding = accountOf('holding', 'BTC', '0.5');

function refusalsOf(changes: Partial<DecisionInput>) {
  return decideOrder(decisionOf(changes)).refusals;
}

describe('a signal that comes late', () => {
  const late = (byMs: number, cause: Cause) =>
    refusalsOf({
      cause,
      accounts: [...decisionOf().accounts, holding],
      quote: quoteOf(1e8, { atMs: noonMs + byMs }),
    }).map(({ rule }) => rule);

  it('opens nothing, and still closes', () => {
    expect(late(5 * minuteMs, buy)).not.toContain('fresh-signal');
    expect(late(5 * minuteMs + 1, buy)).toContain('fresh-signal');
    expect(late(60 * minuteMs, sale)).not.toContain('fresh-signal');
  });

  it('does not close what was opened after it, whichever of the two messages comes first', () => {
    const held = (openedAtMs: number, cause: Cause = sale) =>
      refusalsOf({ cause, accounts: [holding], position: positionOf({ openedAtMs }) });
    expect(held(noonMs)).toEqual([]);
    expect(held(noonMs + 26 * hourMs).map(({ text }) => text.en)).toEqual([
      'What is held was opened 26 hours after this signal, which does not close it.',
    ]);
    const stop = { ...sale, id: 'stop', strategyId: 'stop-loss', closesOnly: true as const };
    expect(held(noonMs + 1, stop), 'a stop is about what is held now').toEqual([]);
    expect(held(noonMs + 1, { ...sale, strategyId: 'manual' }), 'and so is a person').toEqual([]);
  });
});

describe('strategies of two minds about a candle', () => {
  const minds = (cause: Partial<Cause>, changes: Partial<DecisionInput> = {}) =>
    refusalsOf({ ...changes, cause: { ...buy, contradictedBy: ['sma-rsi'], ...cause } });

  it('open nothing, and the exit goes on', () => {
    expect(minds({}).map(({ rule }) => rule)).toEqual(['one-mind']);
    expect(minds({})[0]?.text).toEqual({
      ko: '같은 봉에서 반대로 말하는 전략이 있습니다: 이동평균과 RSI.',
      en: 'Another strategy says the opposite on the same candle: Moving average and RSI.',
    });
    expect(minds({ side: 'sell' }, { accounts: [holding], position: positionOf() })).toEqual([]);
  });

  it('are heard only if they trade', () => {
    const { settings } = decisionOf();
    const strategies = { ...settings.strategies, 'sma-rsi': { enabled: false, capitalFraction: 0.3 } };
    expect(minds({}, { settings: { ...settings, strategies } })).toEqual([]);
  });
});
