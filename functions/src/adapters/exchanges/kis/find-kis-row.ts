import { type Instant, koreaOffsetMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { VenueOrder } from '@gaemi/core/trading/venue-order.ts';
import type { Store } from '../../store/store.ts';
import type { KisRow, KisTerms } from './kis-words.ts';

const ordersMax = 200;
/** The venue's clock may be off, and an order may wait on its way. */
const earlyMs = minuteMs;
const lateMs = 5 * minuteMs;

interface Search {
  readonly order: Order;
  readonly memory: VenueOrder;
  /** What the order was sent as; a row of other words is another order. */
  readonly terms: KisTerms | { readonly impossible: string };
  readonly rows: readonly KisRow[];
}

/**
 * The row of an order by its number; without one, the only row that came after it left, says the same in every word and
 * belongs to no other order of ours. Two that could be it, or two of ours that could be meant, prove nothing.
 */
export async function findRow(
  store: Store,
  { order, memory, terms, rows }: Search,
): Promise<KisRow | 'none' | 'unsure'> {
  if (memory.number !== undefined) return rows.find(({ number }) => number === memory.number) ?? 'unsure';
  const alike = rows.filter((row) => isAlike(row, { order, memory, terms }));
  const [only] = alike;
  if (only === undefined) return 'none';
  if (alike.length > 1) return 'unsure';
  const others = await store.list({
    collection: 'venueOrders',
    where: [
      ['userId', '==', order.userId],
      ['date', '==', memory.date],
    ],
    limit: ordersMax,
  });
  const rivals = others.filter(({ id }) => id !== order.id);
  // As many as one question answers may not be all.
  if (others.length === ordersMax || rivals.some(({ number }) => number === undefined || number === only.number)) {
    return 'unsure';
  }
  return only;
}

function isAlike(row: KisRow, { order, memory, terms }: Omit<Search, 'rows'>): boolean {
  // A cancellation has a number of its own, and names another.
  if ('impossible' in terms || memory.before.includes(row.number) || /[1-9]/.test(row.original)) return false;
  const { code, quantity, priceUnits } = terms;
  const isSame = row.code === code && row.quantity === quantity && row.priceUnits === priceUnits;
  const orderedAtMs = instantOf(memory.date, row.time);
  const isThen = orderedAtMs >= memory.sentAtMs - earlyMs && orderedAtMs <= memory.sentAtMs + lateMs;
  return isSame && row.side === order.side && isThen;
}

/** Korean time without a zone; not a number for what is none. */
function instantOf(date: string, time: string): Instant {
  const text = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}Z`;
  return Date.parse(text) - koreaOffsetMs;
}
