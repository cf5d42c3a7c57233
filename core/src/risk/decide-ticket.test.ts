import { describe, expect, it } from 'vitest';
import { accountOf, decisionOf, noonMs, quoteOf, samsung, units } from '../testing/samples.ts';
import { orderId } from '../trading/order.ts';
import type { Ticket } from '../trading/ticket.ts';
import { decideTicket, previewTicket } from './decide-ticket.ts';
import type { DecisionInput } from './rule.ts';

const base: Ticket = {
  instrumentId: 'KRW-BTC',
  side: 'buy',
  type: 'limit',
  size: { by: 'quantity', units: units('0.01') },
  limitPriceUnits: units(99_000_000),
  timeInForce: 'gtc',
  requestId: 'r',
};

function input(changes: Partial<DecisionInput> = {}): DecisionInput {
  const decision = decisionOf(changes);
  return {
    ...decision,
    cause: { ...decision.cause, id: 'manual_r', strategyId: 'manual', confidence: 1, ...changes.cause },
  };
}

const reasons = (ticket: Partial<Ticket>, changes: Partial<DecisionInput> = {}) =>
  decideTicket(input(changes), { ...base, ...ticket }).refusals.map(({ rule }) => rule);

describe('an order written by a person', () => {
  it('is accepted with what it may cost put aside, and named after its request', () => {
    const order = decideTicket(input(), base);
    expect(order).toMatchObject({ id: orderId('manual_r'), status: 'accepted', strategyId: 'manual', intent: 'entry' });
    // 990,000 and 0.05 %, and a hundredth of a millionth for each of a hundred parts.
    expect(order.reservedUnits).toBe(units('990495.000001'));
    expect(order.history.map(({ status }) => status)).toEqual(['drafted', 'accepted']);
  });

  it('is rounded the safe way: a buy never dearer, a sale never cheaper', () => {
    const bought = previewTicket(input(), { ...base, limitPriceUnits: units('99000999') });
    expect(bought.order.limitPriceUnits).toBe(units(99_000_000));
    expect(bought.roundings).toEqual([
      { field: 'limitPrice', askedUnits: units(99_000_999), roundedUnits: units(99_000_000) },
    ]);
    const sale = { ...base, side: 'sell' as const, limitPriceUnits: units('99000001') };
    expect(previewTicket(input(), sale).order.limitPriceUnits).toBe(units(99_001_000));
  });

  it.each([
    ['limit', 'quantity'],
    ['limit', 'spending'],
    ['stop', 'spending'],
  ] as const)('is refused with a price below one step, which would be none: a %s by %s', (type, by) => {
    const size = { by, units: units(100_000) };
    const cause = { ...decisionOf().cause, instrument: samsung };
    const price = type === 'stop' ? { stopPriceUnits: units('0.5') } : { limitPriceUnits: units('0.5') };
    const { limitPriceUnits: _limit, ...plain } = base;
    const order = decideTicket(input({ cause, quote: quoteOf(100_000) }), { ...plain, ...price, type, size });
    expect(order.refusals[0]).toMatchObject({
      rule: 'order-terms',
      text: { ko: '가격은 가장 작은 호가 단위(1원) 이상이어야 합니다.' },
      nearest: { [type === 'stop' ? 'stopPriceUnits' : 'limitPriceUnits']: units(1) },
    });
  });

  it('shows its costs and every gate before it is placed', () => {
    const { estimate, verdicts, refusals } = previewTicket(input(), base);
    expect(estimate).toMatchObject({
      grossUnits: units(990_000),
      feeUnits: units(495),
      taxUnits: 0n,
      totalUnits: units(990_495),
    });
    expect(verdicts.length).toBeGreaterThan(12);
    expect(verdicts.filter(({ refusal }) => refusal !== undefined)).toEqual([]);
    expect(refusals).toEqual([]);
  });

  it('is measured at its own limit, so that the nearest order which is offered is taken', () => {
    const tiny = { ...base, size: { by: 'quantity' as const, units: units('0.00001') } };
    const [refusal] = previewTicket(input({ quote: quoteOf(102_000_000) }), tiny).refusals;
    const quantityUnits = refusal?.nearest?.quantityUnits ?? 0n;
    expect(refusal?.rule).toBe('minimum-order');
    const taken = { ...tiny, size: { by: 'quantity' as const, units: quantityUnits } };
    expect(reasons(taken, { quote: quoteOf(102_000_000) })).toEqual([]);
    const dear = { ...tiny, side: 'sell' as const, limitPriceUnits: units(600_000_000) };
    const holding = [accountOf('holding', 'BTC', 1)];
    expect(reasons(dear, { accounts: holding }), '6,000 won at its limit, 1,000 at the price of now').toEqual([]);
  });

  it('meets the same gates as any other', () => {
    expect(reasons({ size: { by: 'quantity', units: units('0.05') } })).toContain('position-size');
    const { settings } = decisionOf();
    const halt = { halted: true, atMs: noonMs, by: 'ant', reason: '' };
    expect(reasons({}, { settings: { ...settings, halt } })).toContain('trading-enabled');
    expect(reasons({}, { quote: undefined })).toContain('fresh-quote');
    expect(reasons({}, { accounts: [accountOf('cash', 'KRW', 100)] })).toContain('available-funds');
  });

  it.each<[string, Partial<Ticket>, string]>([
    ['a limit without its price', { limitPriceUnits: undefined }, 'order-terms'],
    ['a stop without its price', { type: 'stop' }, 'order-terms'],
    ['a market order with a limit', { type: 'market' }, 'order-terms'],
    ['a market buy by quantity', { type: 'market', limitPriceUnits: undefined }, 'order-terms'],
    ['a sale by amount', { side: 'sell', size: { by: 'spending', units: units(10_000) } }, 'order-terms'],
    [
      'a stop that must not wait',
      { type: 'stop-limit', stopPriceUnits: units(99_000_000), timeInForce: 'ioc' },
      'order-terms',
    ],
    ['less than the least', { size: { by: 'quantity', units: units('0.00005') } }, 'minimum-order'],
  ])('is refused for %s', (_name, ticket, rule) => {
    expect(reasons(ticket)).toContain(rule);
  });

  it('is told the nearest order that the venue would take', () => {
    const { refusals } = previewTicket(input(), { ...base, size: { by: 'quantity', units: units('0.00005') } });
    // 5,000 / 99,000,000 is 0.0000505050...: one unit more than that, cut off.
    expect(refusals[0]?.nearest).toEqual({ quantityUnits: units('0.00005051') });
    expect(reasons({ size: { by: 'quantity', units: units('0.00005051') } })).toEqual([]);
  });

  it('stays within thirty per cent of the close before, cut to the price step', () => {
    const cause = { ...decisionOf().cause, instrument: samsung };
    const quote = quoteOf(70_000, { instrumentId: samsung.id, previousClose: 71_300 });
    const ticket = { ...base, instrumentId: samsung.id, size: { by: 'quantity' as const, units: units(10) } };
    const nearest = (won: number) =>
      previewTicket(input({ cause, quote }), { ...ticket, limitPriceUnits: units(won) }).refusals.map(
        (refusal) => refusal.nearest,
      );
    // 30 % of 71,300 is 21,390, in steps of 100 21,300: from 50,000 to 92,600.
    expect(nearest(92_700)).toEqual([{ limitPriceUnits: units(92_600) }]);
    expect(nearest(49_950)).toEqual([{ limitPriceUnits: units(50_000) }]);
    expect(nearest(92_600)).toEqual([]);
    expect(nearest(50_000)).toEqual([]);
  });

  it('cannot be immediate while the exchange takes no orders', () => {
    const cause = { ...decisionOf().cause, instrument: samsung };
    const ticket: Partial<Ticket> = {
      instrumentId: samsung.id,
      size: { by: 'quantity', units: units(1) },
      limitPriceUnits: units(70_000),
      timeInForce: 'ioc',
    };
    const at = (time: string) => reasons(ticket, { cause, atMs: Date.parse(`2026-11-20T${time}:00+09:00`) });
    expect(at('08:29')).toContain('order-window');
    expect(at('08:30')).not.toContain('order-window');
    expect(at('15:29')).not.toContain('order-window');
    expect(at('15:30')).toContain('order-window');
  });
});
