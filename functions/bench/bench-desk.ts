import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type AccountRole, accountId } from '@gaemi/core/ledger/account.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { emptyPosition } from '@gaemi/core/portfolio/position.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import type { Signal } from '@gaemi/core/signals/signal.ts';
import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import { type Stake, stakingDay } from '@gaemi/core/trading/stake.ts';
import { stakedInstrumentId } from '@gaemi/core/trading/staking-terms.ts';
import type { Store } from '../src/adapters/store/store.ts';

export const benchMember = 'u1';
export const benchInstrument = 'KRW-BTC';
export const stakedAsset = 'ETH';
const price = 100_000_000;

/** What has ended and been resolved stays so, however often it is asked for. */
export const endedOrderId = 'bench-ended';
export const incidentId = 'bench-incident';

/** One member with money, one market with a day's candles: what a first message finds on a desk that is used. */
export async function seedBenchDesk(store: Store, atMs: number): Promise<void> {
  const userId = benchMember;
  const openAtMs = atMs - minuteMs;
  const candles = Array.from({ length: 300 }, (_, index) => candle(openAtMs - (299 - index) * minuteMs));
  const page = pageOf('1m', openAtMs);
  const quote = { instrumentId: benchInstrument, price, atMs, source: 'bench' };
  await Promise.all([
    store.set(documentRef('users', userId), { userId, email: 'u1@example.com', joinedAtMs: 1 }),
    store.set(documentRef('settings', 'trading', userId), defaultSettings(['sma-cross'], atMs)),
    store.set(documentRef('candles', candlePageId(benchInstrument, '1m', page)), {
      instrumentId: benchInstrument,
      interval: '1m',
      page,
      source: 'bench',
      updatedAtMs: atMs,
      candles: candles.filter((one) => pageOf('1m', one.openAtMs) === page),
    }),
    store.set(documentRef('boards', 'crypto'), {
      group: 'crypto',
      atMs,
      quotes: { [benchInstrument]: quote },
      feed: { status: 'ok' },
    }),
    store.set(documentRef('boards', 'stocks'), {
      group: 'stocks',
      atMs,
      quotes: { 'KRW=X': { instrumentId: 'KRW=X', price: 1400, atMs, source: 'bench' } },
      feed: { status: 'ok' },
    }),
    store.set(documentRef('orders', endedOrderId, userId), {
      ...benchOrder(endedOrderId, 'filled', atMs),
      settledFills: 1,
      settledAtMs: atMs,
    }),
    store.set(documentRef('incidents', incidentId, userId), {
      id: incidentId,
      kind: 'balance',
      subject: 'cash_KRW',
      text: { ko: '시험', en: 'a bench' },
      status: 'resolved',
      openedAtMs: atMs,
    }),
    store.set(documentRef('trends', benchInstrument), {
      instrumentId: benchInstrument,
      term: 'bitcoin',
      collectedAtMs: atMs,
      points: [{ atMs, interest: 50 }],
    }),
    ...(['cash', 'reserved', 'external'] as const).map((role) => seedAccount(store, role, 'KRW')),
    seedAccount(store, 'cash', 'USD'),
    ...(['holding', 'reserved'] as const).map((role) => seedAccount(store, role, 'BTC')),
    ...(['holding', 'staked'] as const).map((role) => seedAccount(store, role, stakedAsset)),
    store.set(documentRef('stakes', stakedAsset, userId), benchStake(atMs)),
    store.set(documentRef('positions', stakedInstrumentId(stakedAsset), userId), {
      ...emptyPosition(instrumentById(stakedInstrumentId(stakedAsset)), atMs),
      quantityUnits: 2n * richUnits,
    }),
  ]);
}

/** A stake whose days are all paid. */
export function benchStake(atMs: number): Stake {
  const today = stakingDay(atMs);
  return { asset: stakedAsset, paidUpToMs: today, fresh: { dayMs: today, units: 0n }, unbonding: [] };
}

export function benchSignal(id: string, atMs: number): Signal {
  return {
    id,
    strategyId: 'sma-cross',
    instrumentId: benchInstrument,
    interval: '1m',
    candleOpenAtMs: atMs - minuteMs,
    atMs,
    side: 'buy',
    confidence: 0.7,
    price,
    reasons: [{ ko: '시험', en: 'a bench' }],
    evidence: {},
  };
}

export function benchOrder(id: string, status: 'accepted' | 'filled', atMs: number): Order {
  return {
    id,
    userId: benchMember,
    causeId: id,
    strategyId: 'sma-cross',
    instrumentId: benchInstrument,
    side: 'buy',
    type: 'market',
    size: { by: 'spending', units: unitsFromText('100000') },
    intent: 'entry',
    status,
    refusals: [],
    fills: status === 'filled' ? [fill(id, atMs)] : [],
    decisionPrice: price,
    createdAtMs: atMs,
    history: [{ status, atMs, causeId: 'bench' }],
  };
}

function fill(orderId: string, atMs: number): Fill {
  return {
    id: `${orderId}_0`,
    price,
    quantityUnits: unitsFromText('0.0009'),
    grossUnits: unitsFromText('90000'),
    feeUnits: unitsFromText('45'),
    taxUnits: 0n,
    atMs,
  };
}

/** More than all rounds of a bench can spend. */
const richUnits = unitsFromText('1000000000');

function seedAccount(store: Store, role: AccountRole, asset: string): Promise<void> {
  const id = accountId(role, asset);
  const balanceUnits = role === 'external' ? -richUnits : richUnits;
  return store.set(documentRef('accounts', id, benchMember), { id, role, asset, balanceUnits, updatedAtMs: 1 });
}

function candle(openAtMs: number) {
  const swing = price * (1 + 0.001 * Math.sin(openAtMs / 1_000_000));
  return { openAtMs, open: swing, high: swing * 1.001, low: swing * 0.999, close: swing, volume: 1 };
}
