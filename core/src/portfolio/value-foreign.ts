import type { Id } from '../base/id.ts';
import { multiplyUnits, type Units, unitsFromNumber } from '../base/units.ts';
import type { Account, AccountRole } from '../ledger/account.ts';
import type { Quote } from '../market/board.ts';
import type { ForeignHoldings } from './foreign-holdings.ts';
import type { Position } from './position.ts';

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
  const isOwn = rate !== undefined && rate.price > 0 && rate.isFallback !== true;
  const known = isOwn ? { rate: rate.price, rateAtMs: rate.atMs } : previous;
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
  const isOwn = quote !== undefined && quote.isFallback !== true;
  return isOwn ? multiplyUnits(quantityUnits, unitsFromNumber(quote.price)) : costUnits;
}
