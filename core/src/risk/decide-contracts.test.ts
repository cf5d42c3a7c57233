import { describe, expect, it } from 'vitest';
import { accountOf, decisionOf, kospi, noonMs, portfolioOf, positionOf, quoteOf, units } from '../testing/samples.ts';
import { decideOrder } from './decide-order.ts';
import { decideTicket, previewTicket } from './decide-ticket.ts';
import { touchedStop } from './find-stop.ts';
import { marginState, isMarginCalled } from './margin-call.ts';
import type { Cause, DecisionInput } from './rule.ts';

/** A billion won, a contract at 400.00: worth 100 million, 9.3 million of margin. */
const rich = 1_000_000_000;
const cash = accountOf('cash', 'KRW', rich);
const long = [cash, accountOf('contracts', 'KOSPI200F', 2)];
const short = [cash, accountOf('contracts', 'KOSPI200F', -2)];
const held = (contracts: number) =>
  positionOf({
    instrumentId: 'KOSPI200F',
    quantityUnits: units(contracts),
    costUnits: units(contracts * 100_000_000),
    costByStrategy: { 'sma-cross': units(contracts * 100_000_000) },
    futures: { marginUnits: units(18_600_000), settledUnits: 0n },
  });

function input(cause: Partial<Cause>, changes: Partial<DecisionInput> = {}, shorts = false): DecisionInput {
  const base = decisionOf({
    portfolio: portfolioOf({ equityUnits: units(rich), day: { date: '2026-11-20', startEquityUnits: units(rich) } }),
    accounts: [cash],
    quote: quoteOf(400, { instrumentId: 'KOSPI200F' }),
    recentCandles: [],
    ...changes,
  });
  return {
    ...base,
    cause: { ...base.cause, instrument: kospi, ...cause },
    settings: { ...base.settings, shorts },
  };
}

const decided = (...given: Parameters<typeof input>) => {
  const { status, intent, size, contracts, refusals } = decideOrder(input(...given));
  return { status, intent, count: size.units / units(1), ...contracts, why: refusals.map(({ rule }) => rule) };
};

describe('a signal about futures', () => {
  it('buys as many contracts as margin, shares and cash allow, and puts their margin aside', () => {
    // 3 % of the equity pay the margin of three; a third of it for the strategy is worth three too.
    expect(decided({ side: 'buy' })).toMatchObject({
      status: 'accepted',
      intent: 'entry',
      count: 3n,
      opensUnits: units(3),
    });
    const order = decideOrder(input({ side: 'buy' }));
    // 9,300,000 of margin, and the commission of a price 20 % higher: 3,600.
    expect(order.reservedUnits).toBe(units(3 * 9_303_600));
    expect(decided({ side: 'buy', confidence: 0.5 }), '1 % of the equity').toMatchObject({ count: 1n });
  });

  it('counts what contracts are worth against the share of one position', () => {
    const full = { position: held(3), accounts: [cash, accountOf('contracts', 'KOSPI200F', 3)] };
    expect(decided({ side: 'buy' }, full).why).toContain('position-size');
    const own = {
      position: { ...held(-3), costByStrategy: {} },
      accounts: [cash, accountOf('contracts', 'KOSPI200F', -3)],
    };
    expect(decided({ side: 'sell' }, own, true).why, 'a short is as large as a long').toContain('position-size');
  });

  it('to sell closes what is held, and goes short only where the settings let it', () => {
    expect(decided({ side: 'sell' }, { accounts: long, position: held(2) })).toMatchObject({
      status: 'accepted',
      intent: 'exit',
      closesUnits: units(2),
      opensUnits: 0n,
    });
    expect(decided({ side: 'sell' }).why).toContain('available-funds');
    expect(decided({ side: 'sell' }, {}, true)).toMatchObject({
      status: 'accepted',
      intent: 'entry',
      opensUnits: units(3),
    });
  });

  it('to buy closes what was sold short', () => {
    expect(decided({ side: 'buy' }, { accounts: short, position: held(-2) })).toMatchObject({
      status: 'accepted',
      intent: 'exit',
      closesUnits: units(2),
      opensUnits: 0n,
    });
  });

  it('turns around where shorts are allowed, and only closes when a gate is against the rest', () => {
    const turned = { accounts: long, position: held(2) };
    expect(decided({ side: 'sell' }, turned, true)).toMatchObject({
      closesUnits: units(2),
      opensUnits: units(3),
      intent: 'entry',
    });
    const halted = {
      ...decisionOf().settings,
      halt: { halted: true, atMs: noonMs, by: 'ant', reason: '' },
      shorts: true,
    };
    const order = decideOrder({ ...input({ side: 'sell' }, turned), settings: halted });
    expect(order).toMatchObject({
      status: 'accepted',
      intent: 'exit',
      contracts: { closesUnits: units(2), opensUnits: 0n },
    });
  });

  it('that may only close opens nothing, whatever the settings say', () => {
    expect(decided({ side: 'buy', closesOnly: true }, {}, true)).toMatchObject({
      status: 'refused',
      intent: 'exit',
      count: 0n,
    });
    expect(decided({ side: 'buy', closesOnly: true }, { accounts: short, position: held(-2) })).toMatchObject({
      count: 2n,
    });
  });

  it('is refused after the contract has ended, and without a price', () => {
    const expired = Date.parse('2026-12-10T15:25:00+09:00');
    const quote = quoteOf(400, { instrumentId: 'KOSPI200F', atMs: expired });
    expect(decided({ side: 'buy' }, { atMs: expired, quote }).why).toContain('tradable');
    expect(decided({ side: 'buy' }, { quote: undefined }).why).toContain('fresh-quote');
  });
});

describe('a ticket for futures', () => {
  const ticket = {
    instrumentId: 'KOSPI200F',
    side: 'sell',
    type: 'market',
    size: { by: 'quantity', units: units(1) },
    timeInForce: 'gtc',
    requestId: 'r',
  } as const;
  const by = (changes: Partial<DecisionInput>) => input({ strategyId: 'manual', confidence: 1, side: 'sell' }, changes);

  it('may sell short by hand, and shows the margin before it does', () => {
    const { estimate, verdicts, order } = previewTicket(by({}), ticket);
    expect(order).toMatchObject({
      intent: 'entry',
      contracts: { opensUnits: units(1), marginUnits: units(9_300_000) },
    });
    expect(verdicts.filter(({ refusal }) => refusal !== undefined)).toEqual([]);
    // Sold at 399.96, on the step 399.95: 99,987,500; commission 2,999.625.
    expect(estimate).toMatchObject({
      grossUnits: units(99_987_500),
      feeUnits: units(3000),
      totalUnits: units(9_303_000),
    });
  });

  it('closes what is held without any margin', () => {
    const order = decideTicket(by({ accounts: [...long, accountOf('cash', 'KRW', 0)], position: held(2) }), ticket);
    expect(order).toMatchObject({ status: 'accepted', intent: 'exit', reservedUnits: 0n });
  });

  it('is counted in contracts, and refused by the margin that is missing', () => {
    const spending = { ...ticket, size: { by: 'spending', units: units(100) } } as const;
    expect(decideTicket(by({}), spending).refusals.map(({ rule }) => rule)).toContain('order-terms');
    const poor = { accounts: [accountOf('cash', 'KRW', 9_303_599)] };
    expect(decideTicket(by(poor), ticket).refusals.map(({ text }) => text.en)).toContain(
      'The available cash is 9,303,599 KRW; the order would spend 9,303,600 KRW.',
    );
  });

  it('finds nothing to close while an order of the other side holds contracts', () => {
    const crossed = [cash, accountOf('contracts', 'KOSPI200F', 1), accountOf('closing', 'KOSPI200F', -1)];
    expect(decideTicket(by({ accounts: crossed }), ticket)).toMatchObject({ contracts: { closesUnits: 0n } });
  });
});

describe('what futures have lost', () => {
  const limits = decisionOf().settings.limits;

  it('touches the stop of a short when prices rise, of a long when they fall', () => {
    expect(touchedStop(held(-2), quoteOf(420), limits)).toEqual({ lossFraction: 0.05 });
    expect(touchedStop(held(-2), quoteOf(380), limits)).toBeUndefined();
    expect(touchedStop(held(2), quoteOf(380), limits)).toEqual({ lossFraction: 0.05 });
  });

  it('calls for margin when less is left than two thirds of it', () => {
    const accounts = [accountOf('cash', 'KRW', 0), accountOf('margin', 'KRW', 18_600_000)];
    const at = (price: number) =>
      marginState({ accounts, positions: [held(2)] }, new Map([['KOSPI200F', price]]), noonMs);
    // At 387.00 two have lost 6,500,000: 12,100,000 are left, and 6.2 % of 193,500,000 are 11,997,000.
    expect(at(387)).toEqual({ equityUnits: units(12_100_000), maintenanceUnits: units(11_997_000) });
    expect([isMarginCalled(at(387)), isMarginCalled(at(386.75))]).toEqual([false, true]);
    expect(marginState({ accounts, positions: [held(2)] }, new Map(), noonMs), 'not without a price').toBeUndefined();
    expect(marginState({ accounts, positions: [] }, new Map(), noonMs)).toBeUndefined();
    expect(isMarginCalled(undefined)).toBe(false);
  });
});
