import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { absoluteUnits, Units } from '../base/units.ts';
import type { Instrument } from '../market/instrument.ts';
import { findInstrument } from '../market/instruments.ts';

/** What a position in futures has beside its quantity and cost. */
export const FuturesPart = z.object({
  /** Put up for it. */
  marginUnits: Units,
  /** Of what its contracts have won since they were opened, what has been paid in cash; what is still owed counts as paid. */
  settledUnits: Units,
  /** The session that it was last marked to, `2026-11-20`. */
  markedOn: z.optional(z.string()),
});
export type FuturesPart = z.output<typeof FuturesPart>;

/**
 * What is held of an instrument, at what cost; a closed position stays with a quantity of zero. Futures sold short have a
 * quantity and a cost below zero: their cost is what the contracts were worth when they were opened, and commissions are
 * realized at once.
 */
export const Position = z.object({
  instrumentId: Id,
  currency: z.string(),
  quantityUnits: Units,
  /** Paid for what is still held, fees included. */
  costUnits: Units,
  /** That cost by the strategy that asked for it; together it is all of the cost. */
  costByStrategy: z.record(Id, Units),
  /** Won or lost by what was sold, fees and taxes included. */
  realizedUnits: Units,
  /** When it last grew from nothing, or coins came back to it: names the episode that a stop belongs to. */
  openedAtMs: Instant,
  updatedAtMs: Instant,
  futures: z.optional(FuturesPart),
});
export type Position = z.output<typeof Position>;

/** Nothing, or what is left of a coin when a fee was taken in it: less than the venue takes an order for. */
export function isLessThanLot({
  instrumentId,
  quantityUnits,
}: Pick<Position, 'instrumentId' | 'quantityUnits'>): boolean {
  return absoluteUnits(quantityUnits) < (findInstrument(instrumentId)?.lotUnits ?? 1n);
}

export function emptyPosition({ id, currency }: Instrument, atMs: Instant): Position {
  return {
    instrumentId: id,
    currency,
    quantityUnits: 0n,
    costUnits: 0n,
    costByStrategy: {},
    realizedUnits: 0n,
    openedAtMs: atMs,
    updatedAtMs: atMs,
  };
}
