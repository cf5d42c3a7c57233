import * as z from 'zod/mini';
import type { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { multiplyUnits, Units, unitsFromNumber } from '../base/units.ts';
import type { Account, AccountRole } from '../ledger/account.ts';
import type { Quote } from '../market/board.ts';
import type { Position } from './position.ts';

/** What an account has in dollars, and what that is worth in won at the newest rate known. */
export const ForeignHoldings = z.object({
  currency: z.literal('USD'),
  cashUnits: Units,
  reservedUnits: Units,
  /** The dollars that came from outside, negative. */
  externalUnits: Units,
  /** Positions at their newest prices, those without one at their cost. */
  positionsUnits: Units,
  /** Won per dollar, and the age of that. */
  rate: z.number(),
  rateAtMs: Instant,
  /** All of it in won. */
  valueUnits: Units,
});
export type ForeignHoldings = z.output<typeof ForeignHoldings>;

export interface ForeignInput {
  readonly accounts: readonly Account[];
  readonly positions: readonly Position[];
  readonly quotes: ReadonlyMap<Id, Quote>;
  readonly previous: ForeignHoldings | undefined;
}

/**
 * Dollars in won; nothing as long as there are none, or no rate. Whoever asks without dollar accounts has only the
 * valuation before, and gets that at the newest rate.
 */
export function valueForeign({ accounts, positions, quotes, previous }: ForeignInput): ForeignHoldings | undefined {
  const rate = quotes.get('KRW=X');
  const known = rate === undefined || rate.price <= 0 ? previous : { rate: rate.price, rateAtMs: rate.atMs };
  const dollars = accounts.filter(({ asset }) => asset === 'USD');
  if (known === undefined || (dollars.length === 0 && previous === undefined)) return undefined;
  const balanceOf = (role: AccountRole): Units => dollars.find((account) => account.role === role)?.balanceUnits ?? 0n;
  const held =
    dollars.length === 0 && previous !== undefined
      ? previous
      : {
          cashUnits: balanceOf('cash'),
          reservedUnits: balanceOf('reserved'),
          externalUnits: balanceOf('external'),
          positionsUnits: positions.reduce((sum, position) => sum + worthOf(position, quotes), 0n),
        };
  const { cashUnits, reservedUnits, externalUnits, positionsUnits } = held;
  const { rate: wonPerDollar, rateAtMs } = known;
  return {
    currency: 'USD',
    cashUnits,
    reservedUnits,
    externalUnits,
    positionsUnits,
    rate: wonPerDollar,
    rateAtMs,
    valueUnits: multiplyUnits(cashUnits + reservedUnits + positionsUnits, unitsFromNumber(wonPerDollar)),
  };
}

/** What came in dollars since the valuation before, in won at today's rate: neither profit nor loss. */
export function foreignFlow(now: ForeignHoldings | undefined, before: ForeignHoldings | undefined): Units {
  if (now === undefined) return 0n;
  const flowUnits = (before?.externalUnits ?? 0n) - now.externalUnits;
  return multiplyUnits(flowUnits, unitsFromNumber(now.rate));
}

function worthOf(
  { instrumentId, currency, quantityUnits, costUnits }: Position,
  quotes: ForeignInput['quotes'],
): Units {
  if (currency !== 'USD' || quantityUnits <= 0n) return 0n;
  const quote = quotes.get(instrumentId);
  return quote === undefined ? costUnits : multiplyUnits(quantityUnits, unitsFromNumber(quote.price));
}
