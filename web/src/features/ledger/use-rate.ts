import { dayMs } from '@gaemi/core/base/instant.ts';
import { knownValue } from '../../live/live-state.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useMarketNow } from '../../live/use-desk.ts';

const rateInstrumentId = 'KRW=X';

/** As the desk: currencies rest over weekends and holidays, and longer than that a rate is none. */
const rateAgeMaxMs = 4 * dayMs;

export interface ShownRate {
  /** Won per dollar. */
  readonly price: number;
  readonly source: string;
  readonly ageMs: number;
  /** Whether the desk would convert at it. */
  readonly isUsable: boolean;
}

/** The newest rate on the boards, with who said it and how old it is. */
export function useRate(): ShownRate | undefined {
  const quote = quoteOf(knownValue(useBoards()) ?? [], rateInstrumentId);
  const marketNowMs = useMarketNow();
  if (quote === undefined || quote.price <= 0) return undefined;
  const ageMs = Math.max(0, marketNowMs - quote.atMs);
  const { price, source, isFallback } = quote;
  return { price, source, ageMs, isUsable: isFallback !== true && ageMs <= rateAgeMaxMs };
}
