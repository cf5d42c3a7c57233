import { currencyRates, type ForeignCurrency } from '@gaemi/core/ledger/currency.ts';
import { knownValue } from '../../live/live-state.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useMarketNow } from '../../live/use-desk.ts';

export interface ShownRate {
  /** Won for one. */
  readonly price: number;
  readonly source: string;
  readonly ageMs: number;
  /** Whether the desk would convert at it. */
  readonly isUsable: boolean;
}

/** A currency's newest rate on the boards, with who said it and how old it is. */
export function useRate(currency: ForeignCurrency): ShownRate | undefined {
  const { instrumentId, ageMaxMs } = currencyRates[currency];
  const quote = quoteOf(knownValue(useBoards()) ?? [], instrumentId);
  const marketNowMs = useMarketNow();
  if (quote === undefined || quote.price <= 0) return undefined;
  const ageMs = Math.max(0, marketNowMs - quote.atMs);
  const { price, source, isFallback } = quote;
  return { price, source, ageMs, isUsable: isFallback !== true && ageMs <= ageMaxMs };
}
