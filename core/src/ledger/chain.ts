import type { Units } from '../base/units.ts';
import { accountId } from './account.ts';
import type { Entry, LedgerHead } from './entry.ts';
import type { Transfer } from './transfer.ts';

/** SHA-256 of a text as lower-case hexadecimal; handed in, since core brings no cryptography. */
export type Hash = (text: string) => string;

/** A transfer with the balances that it left in its two accounts. */
export interface PostedTransfer {
  readonly transfer: Transfer;
  readonly fromBalanceUnits: Units;
  readonly toBalanceUnits: Units;
}

/** Binds transfers to the head of the ledger, each to the one before: none can be changed or taken out unseen. */
export function chainTransfers(head: LedgerHead, posted: readonly PostedTransfer[], hash: Hash): Entry[] {
  const entries: Entry[] = [];
  let last = head;
  for (const { transfer, ...balances } of posted) {
    const unbound = {
      ...transfer,
      ...balances,
      sequence: last.sequence + 1,
      bookedAtMs: Math.max(last.bookedAtMs, transfer.atMs),
      accountIds: [accountId(transfer.from, transfer.asset), accountId(transfer.to, transfer.asset)],
      previousHash: last.hash,
    };
    const entry: Entry = { ...unbound, hash: hash(chainText(unbound)) };
    entries.push(entry);
    last = entry;
  }
  return entries;
}

export function headOf({ sequence, bookedAtMs, hash }: Entry): LedgerHead {
  return { sequence, bookedAtMs, hash };
}

/** What is wrong with a run of entries that should follow on a head, or nothing. */
export function chainFault(head: LedgerHead, entries: readonly Entry[], hash: Hash): string | undefined {
  let last = head;
  for (const entry of entries) {
    if (entry.sequence !== last.sequence + 1) return `entry ${last.sequence + 1} is missing`;
    if (entry.previousHash !== last.hash) return `entry ${entry.sequence} does not follow on the one before it`;
    if (hash(chainText(entry)) !== entry.hash) return `entry ${entry.sequence} is not what was booked`;
    last = entry;
  }
  return undefined;
}

/**
 * Everything that an entry says, as a JSON array of texts, in one order for ever: another one would break every chain there
 * is. Put together by hand, since every posting waits for it; only what somebody chose needs to be escaped.
 */
function chainText(entry: Omit<Entry, 'hash'>): string {
  const { sequence, previousHash, id, kind, asset, units, from, to, causeId, atMs, bookedAtMs, rate } = entry;
  const { fromBalanceUnits, toBalanceUnits } = entry;
  const stated =
    rate === undefined
      ? ''
      : `,"${rate.units}",${quoted(rate.source)},"${rate.quotedAtMs}","${rate.ageMs}"${named(rate.currency)}`;
  return (
    `["${sequence}",${quoted(previousHash)},${quoted(id)},"${kind}",${quoted(asset)},"${units}","${from}","${to}",` +
    `${quoted(causeId)},"${atMs}","${bookedAtMs}","${fromBalanceUnits}","${toBalanceUnits}"${stated}]`
  );
}

/** Rates are of dollars where none is named; those chains are as they were. */
function named(currency: string | undefined): string {
  return currency === undefined ? '' : `,"${currency}"`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
