import { type Instant, koreaOffsetMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { VenueOrder } from '@gaemi/core/trading/venue-order.ts';
import type { Store } from '../../store/store.ts';
import { type StockRow, termsOf } from './kis-stock-words.ts';

const ordersMax = 200;
/** The venue's clock may be off, and an order may wait on its way. */
const earlyMs = minuteMs;
const lateMs = 5 * minuteMs;

interface Search {
  readonly order: Order;
  readonly memory: VenueOrder;
  readonly rows: readonly StockRow[];
}

/**
 * The row of an order by its number; without one, the only row that came after it left, says the same in every word and
 * belongs to no other order of ours. Two that could be it, or two of ours that could be meant, prove nothing.
 */
export async function findRow(store: Store, { order, memory, rows }: Search): Promise<StockRow | 'none' | 'unsure'> {
  if (memory.number !== undefined) return rows.find(({ odno }) => odno === memory.number) ?? 'unsure';
  const alike = rows.filter((row) => isAlike(row, order, memory));
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
  if (others.length === ordersMax || rivals.some(({ number }) => number === undefined || number === only.odno)) {
    return 'unsure';
  }
  return only;
}

function isAlike(row: StockRow, order: Order, memory: VenueOrder): boolean {
  const terms = termsOf(order, memory.sentAtMs);
  if ('impossible' in terms || memory.before.includes(row.odno) || /[1-9]/.test(row.orgn_odno)) return false;
  const isSame = row.pdno.trim() === terms.code && row.ord_qty === terms.quantity && row.ord_unpr === terms.price;
  const isSide = row.sll_buy_dvsn_cd === (order.side === 'buy' ? '02' : '01');
  const orderedAtMs = instantOf(memory.date, row.ord_tmd);
  return isSame && isSide && orderedAtMs >= memory.sentAtMs - earlyMs && orderedAtMs <= memory.sentAtMs + lateMs;
}

/** Korean time without a zone; not a number for what is none. */
function instantOf(date: string, time: string): Instant {
  const text = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}Z`;
  return Date.parse(text) - koreaOffsetMs;
}
