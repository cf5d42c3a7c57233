import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { CallableInput, CallableOutput } from '@gaemi/core/callables.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { statementRow } from '@gaemi/core/ledger/statement.ts';
import type { Store } from '../adapters/store/store.ts';

/** One page of an account's statement, newest first. */
export async function readStatement(
  { asset, role, untilMs, beforeSequence, limit }: CallableInput<'statement'>,
  userId: Id,
  store: Store,
): Promise<CallableOutput<'statement'>> {
  const newest =
    beforeSequence !== undefined
      ? beforeSequence - 1
      : untilMs === undefined
        ? Number.MAX_SAFE_INTEGER
        : await sequenceAt(untilMs, userId, store);
  const account = accountId(role, asset);
  const entries = await store.list({
    collection: 'ledger',
    userId,
    where: [
      ['accountIds', 'array-contains', account],
      ['sequence', '<=', newest],
    ],
    orderBy: ['sequence', 'desc'],
    limit,
  });
  const rows = entries.map((entry) => statementRow(entry, account));
  const last = rows.at(-1);
  const isMore = rows.length === limit && last !== undefined && last.sequence > 1;
  return { rows, balanceUnits: rows[0]?.balanceUnits ?? 0n, ...(isMore && { nextBeforeSequence: last.sequence }) };
}

/** The place of the last entry that was booked by an instant; entries of one instant stand together. */
async function sequenceAt(untilMs: Instant, userId: Id, store: Store): Promise<number> {
  const [booked] = await store.list({
    collection: 'ledger',
    userId,
    where: [['bookedAtMs', '<=', untilMs]],
    orderBy: ['bookedAtMs', 'desc'],
    limit: 1,
  });
  if (booked === undefined) return 0;
  const [last] = await store.list({
    collection: 'ledger',
    userId,
    where: [['bookedAtMs', '==', booked.bookedAtMs]],
    orderBy: ['sequence', 'desc'],
    limit: 1,
  });
  return last?.sequence ?? 0;
}
