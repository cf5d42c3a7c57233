import type { Exchange } from '../adapters/exchanges/exchange.ts';

/** Wraps a venue and counts how often it was asked to trade. */
export function countingExchange(exchange: Exchange): Exchange & { readonly submittedIds: string[] } {
  const submittedIds: string[] = [];
  return {
    ...exchange,
    submittedIds,
    submit(order, atMs) {
      submittedIds.push(order.id);
      return exchange.submit(order, atMs);
    },
  };
}
