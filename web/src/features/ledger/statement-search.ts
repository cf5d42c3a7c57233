import { AccountRole } from '@gaemi/core/ledger/account.ts';
import * as z from 'zod/mini';
import { optionalWord } from '../../optional-word.ts';

/** What the address of the bank says: whose statement is read, and as of when (Korean time, `2026-11-20T09:00`). */
export const StatementSearch = z.object({
  asset: optionalWord(z.string().check(z.regex(/^[^/\s]{1,40}$/))),
  role: optionalWord(AccountRole),
  until: optionalWord(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/))),
});
export type StatementSearch = z.output<typeof StatementSearch>;

/** The instant that a Korean clock shows so; undefined for a day that does not exist. */
export function instantOf(until: string | undefined): number | undefined {
  if (until === undefined) return undefined;
  const atMs = Date.parse(`${until}:00+09:00`);
  return Number.isNaN(atMs) || atMs < 0 ? undefined : atMs;
}
