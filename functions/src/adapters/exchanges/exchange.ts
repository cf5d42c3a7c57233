import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';

/** A venue answers in three ways: it took the order, it refused it, or we do not know. */
export type Submission =
  | { readonly status: 'filled'; readonly fills: readonly Fill[] }
  | { readonly status: 'open'; readonly fills: readonly Fill[] }
  | { readonly status: 'rejected'; readonly reason: string }
  | { readonly status: 'unknown'; readonly reason: string };

/** Sends orders to one venue, under our own order id. */
export interface Exchange {
  readonly name: string;
  /** Called once in the life of an order, by whoever claimed it. Never throws for what a venue may do. */
  submit(order: Order, atMs: Instant): Promise<Submission>;
  /** What became of an order; `not-found` only when the venue says that it never had it. */
  find(order: Order): Promise<Submission | { readonly status: 'not-found' }>;
}
