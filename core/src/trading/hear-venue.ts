import type { Instant } from '../base/instant.ts';
import type { Text } from '../base/text.ts';
import { isTerminal, moveOrder } from './order-moves.ts';
import type { Fill, Order, Refusal } from './order.ts';

/** An order that a venue has. Fills are all it knows of, each under the same id every time it is asked. */
interface Seen {
  readonly fills: readonly Fill[];
  /** Its own name for the order, where it gives one. */
  readonly idAtVenue?: string;
}

/** In a venue's own words, or in both languages of the desk. */
export type Said = string | Text;

/** What a venue says of an order. */
export type VenueAnswer =
  | ({ readonly status: 'filled' | 'open' } & Seen)
  | ({ readonly status: 'cancelled' | 'expired'; readonly reason?: Said } & Seen)
  | { readonly status: 'rejected'; readonly reason: Said }
  | { readonly status: 'unknown'; readonly reason: string };

/**
 * The order after a venue's answer. An answer that says nothing new, or that another one has overtaken, leaves the order
 * as it is: the very same object, so that whoever asks can tell.
 */
export function hearVenue(
  order: Order,
  answer: VenueAnswer,
  step: { readonly atMs: Instant; readonly causeId: string },
): Order {
  // What has ended stays as it ended: money may have been given back.
  if (isTerminal(order.status)) return order;
  if (answer.status === 'unknown') return order.status === 'submitted' ? moveOrder(order, 'unknown', step) : order;
  if (answer.status === 'rejected') {
    // What was filled in part has been taken by the venue once; only its rest can have been turned away.
    const status = order.fills.length === 0 ? 'rejected' : 'cancelled';
    return moveOrder(order, status, step, { refusals: [...order.refusals, venueRefusal(answer.reason)] });
  }
  const fills = mergeFills(order.fills, answer.fills);
  const status = answer.status === 'open' && fills.length > 0 ? 'partially-filled' : answer.status;
  const { idAtVenue = order.idAtVenue } = answer;
  const named = idAtVenue === undefined ? {} : { idAtVenue };
  if (status === order.status && fills.length === order.fills.length) {
    // A name that comes late is no step of the order.
    return idAtVenue === order.idAtVenue ? order : { ...order, ...named };
  }
  const reason = 'reason' in answer ? answer.reason : undefined;
  const refusals = reason === undefined ? order.refusals : [...order.refusals, venueRefusal(reason)];
  return moveOrder(order, status, step, { fills, refusals, ...named });
}

/** Known fills first and unchanged, since the ledger counts them from the front. */
function mergeFills(known: readonly Fill[], told: readonly Fill[]): Fill[] {
  const ids = new Set(known.map(({ id }) => id));
  const added = told.filter(({ id }) => {
    const isNew = !ids.has(id);
    ids.add(id);
    return isNew;
  });
  return [...known, ...added];
}

function venueRefusal(said: Said): Refusal {
  const { ko, en } = typeof said === 'string' ? { ko: said, en: said } : said;
  return { rule: 'venue', text: { ko: `거래소: ${ko}`, en: `The venue says: ${en}` } };
}
