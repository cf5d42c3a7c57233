import type { Order } from '@gaemi/core/trading/order.ts';
import type { VenueAccount } from '@gaemi/core/trading/venue-keys.ts';

/** Where orders go unless their person has chosen otherwise. */
export const paperAccount: VenueAccount = 'paper';

/** Where an order was sent: a choice that was changed since does not move it. */
export function venueAccountOf({ venueAccount = paperAccount }: Order): VenueAccount {
  return venueAccount;
}
