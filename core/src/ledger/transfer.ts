import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import { AccountRole } from './account.ts';
import { Currency } from './currency.ts';

/** One movement between two accounts of an asset; never edited, corrected by a further transfer. */
export const Transfer = z.object({
  /** Made of the cause and the part: `order_sma-cross_KRW-BTC_1m_1763600000000_0_fee`. */
  id: Id,
  kind: z.enum([
    'deposit',
    'withdrawal',
    'reserve',
    'release',
    'trade',
    'fee',
    'tax',
    'split',
    'conversion',
    'stake',
    'unstake',
    'unbond',
    'reward',
    // Of futures: put up or given back, won or lost since the price before, ended by the exchange.
    'margin',
    'variation',
    'expiry',
  ]),
  asset: z.string(),
  /** Always positive; the direction is `from` and `to`. */
  units: Units.check(z.refine((units) => units > 0n, 'a transfer moves more than nothing')),
  from: AccountRole,
  to: AccountRole,
  causeId: Id,
  atMs: Instant,
  /**
   * Of a conversion: won for one of the currency, dollars where none is named; who said so, when, and how old that was
   * when the money moved.
   */
  rate: z.optional(
    z.object({
      units: Units,
      source: z.string(),
      quotedAtMs: Instant,
      ageMs: z.int(),
      currency: z.optional(Currency),
    }),
  ),
});
export type Transfer = z.output<typeof Transfer>;
