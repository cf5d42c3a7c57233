import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { VenueAnswer } from '@gaemi/core/trading/hear-venue.ts';
import type { Order } from '@gaemi/core/trading/order.ts';

/**
 * A venue answers in three ways: it has the order (open, filled, cancelled or expired, with all fills so far), it refused
 * it, or we do not know. A fill has the same id every time, unique among all fills of all orders.
 */
export type Submission = VenueAnswer;

/** Sends orders to one venue, under our own order id. Never throws for what a venue may do. */
export interface Exchange {
  readonly name: string;
  /** Whoever runs the desk lets nothing new leave: each new order is rejected. */
  readonly isClosed?: true;
  /** Called once in the life of an order, by whoever claimed it. */
  submit(order: Order, atMs: Instant): Promise<Submission>;
  /** What became of an order; `not-found` only when the venue says that it never had it. */
  find(order: Order, atMs: Instant): Promise<Submission | { readonly status: 'not-found' }>;
  /**
   * Asks to cancel what is not filled yet; asking again is harmless. Answers what the order is afterwards: `filled` when
   * the fill came first, `open` or `unknown` while the venue has not decided.
   */
  cancel(order: Order, atMs: Instant): Promise<Submission>;
  /** All that the venue holds for a person, promised or not, by asset; assets that it cannot speak for are left out. */
  balances?(userId: Id): Promise<ReadonlyMap<string, Units>>;
}
