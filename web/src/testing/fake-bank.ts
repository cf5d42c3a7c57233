import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { postTransfers, type Posting } from '@gaemi/core/ledger/book.ts';
import { chainTransfers } from '@gaemi/core/ledger/chain.ts';
import { conversionTransfers } from '@gaemi/core/ledger/conversion.ts';
import { emptyHead, type Entry } from '@gaemi/core/ledger/entry.ts';
import { depositTransfer, withdrawalTransfer } from '@gaemi/core/ledger/movements.ts';
import type { Transfer } from '@gaemi/core/ledger/transfer.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { reserveTransfers } from '@gaemi/core/trading/reserve.ts';
import { settleOrder } from '@gaemi/core/trading/settle-order.ts';

/** A ledger in memory, posted by core's own book. */
export interface FakeBank {
  readonly entries: Entry[];
  readonly accounts: () => readonly Account[];
  /** Posts all or nothing, as the desk does. */
  readonly post: (transfers: readonly Transfer[]) => Posting;
}

/** What the statement of a few weeks looks like: deposits, dollars, every order, and one that still waits. */
export function openFakeBank(orders: readonly Order[], nowMs: number): FakeBank {
  const bank = emptyBank();
  const [deposit, withdrawal] = [{ requestId: 'first-deposit' }, { requestId: 'web-7f3a' }] as const;
  const rate = { units: unitsFromText('1386.5'), source: 'yahoo', quotedAtMs: nowMs - 9 * dayMs, ageMs: 3 * minuteMs };
  const first = { currency: 'KRW', units: unitsFromText('20000000'), ...deposit, atMs: nowMs - 30 * dayMs };
  const spent = { currency: 'KRW', units: unitsFromText('250000'), ...withdrawal, atMs: nowMs - 12 * dayMs };
  const dollars = { from: 'KRW', to: 'USD' } as const;
  const bought = { exchanged: dollars, units: unitsFromText('1386500'), rate, requestId: 'web-91bd' };
  bank.post([depositTransfer(first), withdrawalTransfer(spent)]);
  bank.post(conversionTransfers({ ...bought, atMs: nowMs - 9 * dayMs + 3 * minuteMs }));
  bank.post(shareTransfers(nowMs - 5 * dayMs));
  for (const order of orders.toReversed()) bank.post(orderTransfers(order));
  bank.post([waiting(nowMs - hourMs)]);
  return bank;
}

/** Before the first deposit. */
export function emptyBank(): FakeBank {
  const entries: Entry[] = [];
  const accounts = new Map<string, Account>();
  return {
    entries,
    accounts: () => [...accounts.values()],
    post(transfers) {
      const posting = postTransfers([...accounts.values()], transfers);
      if (posting.status === 'short') return posting;
      for (const account of posting.accounts) accounts.set(account.id, account);
      entries.push(...chainTransfers(entries.at(-1) ?? emptyHead, posting.posted, hashOf));
      return posting;
    },
  };
}

/** What it put aside, what its fills moved, what came back. */
function orderTransfers(order: Order): Transfer[] {
  const instrument = findInstrument(order.instrumentId);
  if (instrument === undefined || order.status === 'refused') return [];
  const costUnits = order.fills.reduce((sum, { grossUnits, feeUnits }) => sum + grossUnits + feeUnits, 0n);
  const reservedUnits = order.side === 'buy' ? costUnits + unitsFromText('120.5') : order.size.units;
  const { settledAtMs: _settled, ...unsettled } = { ...order, reservedUnits };
  return [...reserveTransfers(unsettled, instrument), ...settleOrder(unsettled, instrument)];
}

/** Two shares bought with dollars, one sold for won with its tax. */
function shareTransfers(atMs: number): Transfer[] {
  const apple = { causeId: 'order_manual_web-2c11', atMs };
  const samsung = { causeId: 'order_sma-rsi_005930.KS_1d_1763600000000', atMs: atMs + hourMs };
  const move = (cause: typeof apple, name: string, what: Omit<Transfer, 'id' | 'causeId' | 'atMs'>): Transfer => ({
    ...what,
    ...cause,
    id: `${cause.causeId}_${name}`,
  });
  const [usd, krw] = [{ asset: 'USD' }, { asset: 'KRW' }];
  return [
    move(apple, 'gross', { kind: 'trade', ...usd, units: unitsFromText('542.36'), from: 'cash', to: 'market' }),
    move(apple, 'fee', { kind: 'fee', ...usd, units: unitsFromText('1.35'), from: 'cash', to: 'fees' }),
    move(apple, 'quantity', {
      kind: 'trade',
      asset: 'AAPL',
      units: unitsFromText('2'),
      from: 'market',
      to: 'holding',
    }),
    move(samsung, 'gross', { kind: 'trade', ...krw, units: unitsFromText('71400'), from: 'market', to: 'cash' }),
    move(samsung, 'tax', { kind: 'tax', ...krw, units: unitsFromText('142'), from: 'cash', to: 'taxes' }),
  ];
}

function waiting(atMs: number): Transfer {
  const causeId = 'order_sma-cross_KRW-ETH_1m_1763600000000';
  const units = unitsFromText('300000');
  return {
    id: `${causeId}_reserve`,
    kind: 'reserve',
    asset: 'KRW',
    units,
    from: 'cash',
    to: 'reserved',
    causeId,
    atMs,
  };
}

/** Good enough to tell entries apart; nothing is proved by it. */
function hashOf(text: string): string {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(16).padStart(8, '0');
}
