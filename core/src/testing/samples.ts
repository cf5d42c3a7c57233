import { type Analysis, type AnalysisKind, answeringMs } from '../analysis/analysis.ts';
import { type Instant, minuteMs } from '../base/instant.ts';
import { type Units, unitsFromText } from '../base/units.ts';
import { type Account, accountId, type AccountRole } from '../ledger/account.ts';
import type { Quote } from '../market/board.ts';
import type { Candle } from '../market/candle.ts';
import { type Future, isFuture } from '../market/contract.ts';
import { instrumentById } from '../market/instruments.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Position } from '../portfolio/position.ts';
import { type DecisionInput } from '../risk/rule.ts';
import { defaultSettings } from '../risk/settings.ts';
import type { Fill, Order } from '../trading/order.ts';

/** Friday 2026-11-20, 12:00 in Korea. */
export const noonMs: Instant = Date.UTC(2026, 10, 20, 3);

export const bitcoin = instrumentById('KRW-BTC');
export const samsung = instrumentById('005930.KS');
export const apple = instrumentById('AAPL');
export const kospi = futureById('KOSPI200F');
export const miniKospi = futureById('A05612.KF');

function futureById(id: string): Future {
  const instrument = instrumentById(id);
  if (!isFuture(instrument)) throw new Error(`"${id}" is no future`);
  return instrument;
}

/** Whole units of an amount, as one would say it. */
export function units(amount: number | string): Units {
  return unitsFromText(String(amount));
}

/** Minute candles of these closes; the last one closes at noon. */
export function candlesOf(closes: readonly number[], endMs: Instant = noonMs): Candle[] {
  return closes.map((close, index) => ({
    openAtMs: endMs - (closes.length - index) * minuteMs,
    open: close,
    high: close,
    low: close,
    close,
    volume: 1,
  }));
}

export function quoteOf(price: number, changes: Partial<Quote> = {}): Quote {
  return { instrumentId: 'KRW-BTC', price, atMs: noonMs, source: 'test', ...changes };
}

export function accountOf(role: AccountRole, asset: string, amount: number | string): Account {
  return { id: accountId(role, asset), role, asset, balanceUnits: units(amount), updatedAtMs: noonMs };
}

export function fillOf(changes: Partial<Fill> = {}): Fill {
  return {
    id: 'order_s_0',
    price: 100_000_000,
    quantityUnits: units('0.01'),
    grossUnits: units(1_000_000),
    feeUnits: units(500),
    taxUnits: 0n,
    atMs: noonMs,
    ...changes,
  };
}

/** An accepted buy of Bitcoin for two million won. */
export function orderOf(changes: Partial<Order> = {}): Order {
  return {
    id: 'order_s',
    userId: 'ant',
    causeId: 's',
    strategyId: 'sma-cross',
    instrumentId: 'KRW-BTC',
    side: 'buy',
    type: 'market',
    size: { by: 'spending', units: units(2_000_000) },
    intent: 'entry',
    status: 'accepted',
    refusals: [],
    fills: [],
    decisionPrice: 100_000_000,
    createdAtMs: noonMs,
    history: [{ status: 'accepted', atMs: noonMs, causeId: 's' }],
    ...changes,
  };
}

/** A sale of 0.01 Bitcoin. */
export function saleOf(changes: Partial<Order> = {}): Order {
  return orderOf({ side: 'sell', intent: 'exit', size: { by: 'quantity', units: units('0.01') }, ...changes });
}

/** A hundredth of a Bitcoin, bought for 1,000,500 won. */
export function positionOf(changes: Partial<Position> = {}): Position {
  return {
    instrumentId: 'KRW-BTC',
    currency: 'KRW',
    quantityUnits: units('0.01'),
    costUnits: units(1_000_500),
    costByStrategy: { 'sma-cross': units(1_000_500) },
    realizedUnits: 0n,
    openedAtMs: noonMs,
    updatedAtMs: noonMs,
    ...changes,
  };
}

/** Ten million won in cash, nothing won or lost today. */
export function portfolioOf(changes: Partial<Portfolio> = {}): Portfolio {
  return {
    currency: 'KRW',
    atMs: noonMs,
    cashUnits: units(10_000_000),
    reservedUnits: 0n,
    equityUnits: units(10_000_000),
    day: { date: '2026-11-20', startEquityUnits: units(10_000_000) },
    externalUnits: units(-10_000_000),
    feesUnits: 0n,
    taxesUnits: 0n,
    realizedUnits: 0n,
    unrealizedUnits: 0n,
    positions: [],
    ...changes,
  };
}

/** A buy of Bitcoin that every gate lets through. */
export function decisionOf(changes: Partial<DecisionInput> = {}): DecisionInput {
  return {
    userId: 'ant',
    cause: { id: 's', strategyId: 'sma-cross', instrument: bitcoin, side: 'buy', confidence: 0.9 },
    settings: defaultSettings(['sma-cross', 'sma-rsi', 'analyst-view'], noonMs),
    portfolio: portfolioOf(),
    accounts: [accountOf('cash', 'KRW', 10_000_000)],
    position: undefined,
    quote: quoteOf(100_000_000),
    recentCandles: candlesOf([100_000_000, 100_000_000]),
    atMs: noonMs,
    ...changes,
  };
}

/** One that counts from noon on. */
export function analysisOf(kind: AnalysisKind, score: number, changes: Partial<Analysis> = {}): Analysis {
  return {
    id: `${kind}_${score}`,
    kind,
    instrumentId: 'KRW-BTC',
    atMs: noonMs - answeringMs,
    view: { score, confidence: 1, summary: { ko: '요약', en: 'summary' } },
    evidence: [],
    model: 'rules (simulated)',
    inputTokens: 0,
    outputTokens: 0,
    ...changes,
  };
}
