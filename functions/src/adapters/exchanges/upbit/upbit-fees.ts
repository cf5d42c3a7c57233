import { hourMs, type Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import * as z from 'zod/mini';
import { unitsAbove } from '../exact-decimal.ts';
import type { UpbitClient } from './upbit-client.ts';
import { UpbitDecimal } from './upbit-order.ts';

/** Fees change by event and by market, and seldom. */
const keptMs = hourMs;

const Chance = z.object({ bid_fee: UpbitDecimal });

/**
 * What the venue charges for a buy at a market now; undefined while it does not say. An order puts aside what the rulebook
 * says, and what is taken beyond that could not be booked.
 */
export function createUpbitFees(ask: UpbitClient, now: () => Instant): (market: string) => Promise<Units | undefined> {
  const known = new Map<string, { readonly rate: Units; readonly readAtMs: Instant }>();
  return async (market) => {
    const kept = known.get(market);
    if (kept !== undefined && now() - kept.readAtMs < keptMs) return kept.rate;
    const pairs = [['market', market]] as const;
    const answer = await ask({ method: 'GET', path: '/v1/orders/chance', group: 'default', pairs });
    const told = answer.status === 'answered' ? Chance.safeParse(answer.body).data : undefined;
    if (told === undefined) return undefined;
    const rate = unitsAbove(told.bid_fee);
    known.set(market, { rate, readAtMs: now() });
    return rate;
  };
}
