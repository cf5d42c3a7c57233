import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import { accountId } from './account.ts';
import { Transfer } from './transfer.ts';

/** A transfer as it stands in a person's ledger: in its place, with the balances it left, bound to the one before. */
export const Entry = z.extend(Transfer, {
  /** From 1 on, without a gap. */
  sequence: z.int().check(z.positive()),
  /** When it was booked: never before the entry before it, though its own message may have come late. */
  bookedAtMs: Instant,
  /** Both accounts, so that one can be asked for its statement. */
  accountIds: z.array(Id),
  fromBalanceUnits: Units,
  toBalanceUnits: Units,
  previousHash: z.string(),
  hash: z.string(),
});
export type Entry = z.output<typeof Entry>;

/** The newest entry of a person's ledger, written in the same transaction; `ledgerHeads/head`. */
export const LedgerHead = z.object({ sequence: z.int(), bookedAtMs: Instant, hash: z.string() });
export type LedgerHead = z.output<typeof LedgerHead>;

export const ledgerHeadId: Id = 'head';

/** Before the first entry. */
export const emptyHead: LedgerHead = { sequence: 0, bookedAtMs: 0, hash: '' };

/** The balance that an entry left in one of its two accounts. */
export function balanceAfter(entry: Entry, account: Id): Units {
  return account === accountId(entry.from, entry.asset) ? entry.fromBalanceUnits : entry.toBalanceUnits;
}
