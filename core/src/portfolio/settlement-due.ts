import type { Instant } from '../base/instant.ts';
import type { Future } from '../market/contract.ts';
import { contractEnd } from '../market/contract-end.ts';
import { calendarOf } from '../market/instrument-calendar.ts';
import { lastSessionBefore } from '../market/last-session.ts';
import { futuresOf } from './carry-contracts.ts';
import type { Position } from './position.ts';

/** A session whose end has to be settled with a position in futures. */
export interface SettlementDue {
  /** The session, `2026-11-20`. */
  readonly date: string;
  /** The prices that count are made between these. */
  readonly opensAtMs: Instant;
  readonly settlesAtMs: Instant;
  /** The contract ends with it. */
  readonly isLast: boolean;
}

/**
 * The newest session that a position has not been marked to, or nothing. Sessions that nobody marked in between are
 * settled with it: what they paid and took adds up to the same. A contract that has ended is settled at its last price.
 */
export function settlementDue(position: Position, instrument: Future, atMs: Instant): SettlementDue | undefined {
  const { quantityUnits, openedAtMs } = position;
  const { marginUnits, settledUnits, markedOn = '' } = futuresOf(position);
  if (quantityUnits === 0n && marginUnits === 0n && settledUnits === 0n) return undefined;
  const end = contractEnd(instrument, openedAtMs);
  const isLast = quantityUnits !== 0n && end.endsAtMs <= atMs;
  const session = isLast ? end.session : lastSessionBefore(calendarOf(instrument), atMs);
  const settlesAtMs = isLast ? end.endsAtMs : session.closesAtMs;
  if (markedOn >= session.date || settlesAtMs <= openedAtMs) return undefined;
  return { date: session.date, opensAtMs: session.opensAtMs, settlesAtMs, isLast };
}
