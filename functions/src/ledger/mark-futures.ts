import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { hourMs, type Instant } from '@gaemi/core/base/instant.ts';
import { unitsFromNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type Future, isFuture } from '@gaemi/core/market/contract.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { markContracts } from '@gaemi/core/portfolio/book-contracts.ts';
import { futuresOf } from '@gaemi/core/portfolio/carry-contracts.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { type SettlementDue, settlementDue } from '@gaemi/core/portfolio/settlement-due.ts';
import { tradeAccounts } from '@gaemi/core/trading/trade-accounts.ts';
import type { Store } from '../adapters/store/store.ts';
import type { BaseContext } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';
import { callMargin } from './call-margin.ts';
import { settlementPrice } from './settlement-price.ts';

const membersMax = 1000;
const positionsMax = 500;

/** For so long what a session paid is told again, in case nobody heard. */
const tellAgainMs = hourMs;

/**
 * Every ten minutes of the Korean afternoon: settles positions in futures with the session that has ended, once a session, at its last price. What
 * was won is paid, what was lost is taken from cash and then from margin; contracts that end are closed with it.
 */
export const markFutures = defineScheduled({
  name: 'mark-futures',
  identity: 'bookkeeper',
  schedule: '*/10 15-18 * * *',
  timeoutSeconds: 300,
  async run({ atMs }, context) {
    const members = await context.store.list({ collection: 'users', limit: membersMax });
    await Promise.all(members.map(({ userId }) => markMember(userId, atMs, context)));
  },
});

/** One position after the other: they share the person's cash. */
async function markMember(userId: Id, atMs: Instant, context: BaseContext): Promise<void> {
  const { store, publish, log } = context;
  const positions = await store.list({ collection: 'positions', userId, limit: positionsMax });
  const prices = new Map<Id, number>();
  for (const position of positions) {
    const instrument = findInstrument(position.instrumentId);
    if (instrument === undefined || !isFuture(instrument)) continue;
    // As if it had not been marked yet: one that was is told of again.
    const { markedOn: _markedOn, ...unmarked } = futuresOf(position);
    const due = settlementDue({ ...position, futures: unmarked }, instrument, atMs);
    if (due === undefined || (isMarked(position, due) && atMs > due.settlesAtMs + tellAgainMs)) continue;
    const price = await settlementPrice(store, instrument, due);
    if (price === undefined) {
      log.warn('a session of a future has no last price; it is settled once there is one', { userId, ...due });
      continue;
    }
    const isDone = await mark(store, { userId, instrument, due, price, atMs });
    if (!isDone) continue;
    prices.set(instrument.id, price);
    await publish('ledger-posted', { userId, causeId: markId(instrument, due), atMs });
  }
  if (prices.size > 0) await callMargin({ userId, prices, atMs }, context);
}

interface Marking {
  readonly userId: Id;
  readonly instrument: Future;
  readonly due: SettlementDue;
  readonly price: number;
  readonly atMs: Instant;
}

/** Answers whether the session is settled; contracts that an order still holds do not end before that order has. */
function mark(store: Store, { userId, instrument, due, price, atMs }: Marking): Promise<boolean> {
  const positionRef = documentRef('positions', instrument.id, userId);
  return store.transact(async (transaction) => {
    const [position, head, ...read] = await transaction.getMany([
      positionRef,
      ledgerHeadRef(userId),
      ...tradeAccounts(instrument).map((id) => documentRef('accounts', id, userId)),
    ]);
    if (position === undefined) return false;
    if (isMarked(position, due)) return true;
    const accounts = read.filter((account) => account !== undefined);
    const isHeld = accounts.some(({ role, balanceUnits }) => role === 'closing' && balanceUnits !== 0n);
    if (due.isLast && isHeld) return false;
    const id = markId(instrument, due);
    const { transfers, position: after } = markContracts(position, instrument, {
      mark: {
        priceUnits: unitsFromNumber(price),
        date: due.date,
        isLast: due.isLast,
        occasion: { id, causeId: id, atMs },
      },
      accounts,
    });
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers });
    if (posted.status === 'short') throw new Error(`"${id}" takes more than "${posted.accountId}" has`);
    transaction.set(positionRef, after);
    return true;
  });
}

function isMarked(position: Position, { date }: SettlementDue): boolean {
  return (futuresOf(position).markedOn ?? '') >= date;
}

/** A position and a session: the same one is settled once. */
function markId({ id }: Future, { date }: SettlementDue): Id {
  return makeId('mark', id, date);
}
