import { makeId } from '@gaemi/core/base/id.ts';
import { divideUnits, multiplyUnitsUp, type Units, unitsPerOne, unitsToNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { isFuture, worthOfOne } from '@gaemi/core/market/contract.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';
import type { VenueOrder } from '@gaemi/core/trading/venue-order.ts';
import type { Store } from '../../store/store.ts';
import type { KisRow } from './kis-words.ts';

export function memoryRef({ userId, id }: Pick<Order, 'userId' | 'id'>) {
  return documentRef('venueOrders', makeId(userId, id));
}

/** Notes the number that the venue gave an order, unless it is known. */
export function noteNumber(store: Store, order: Order, known: { number: string; branch: string }): Promise<void> {
  return store.transact(async (transaction) => {
    const ref = memoryRef(order);
    const [memory] = await transaction.getMany([ref]);
    if (memory !== undefined && memory.number === undefined) transaction.set(ref, { ...memory, ...known });
  });
}

/**
 * The fills of an order, oldest first. The venue tells only what has been traded in all, so each look that finds more makes
 * one fill of the difference, and keeps it.
 */
export function growFills(store: Store, order: Order, { row, atMs }: { row: KisRow; atMs: Instant }): Promise<Fill[]> {
  return store.transact(async (transaction) => {
    const ref = memoryRef(order);
    const [memory] = await transaction.getMany([ref]);
    if (memory === undefined) throw new Error(`the order "${order.id}" was sent without being remembered`);
    const added = differenceOf(memory, order, { row, atMs });
    if (added === undefined) return memory.fills;
    const fills = [...memory.fills, added];
    transaction.set(ref, { ...memory, fills });
    return fills;
  });
}

function differenceOf(
  { fills }: VenueOrder,
  order: Order,
  { row, atMs }: { row: KisRow; atMs: Instant },
): Fill | undefined {
  const instrument = instrumentById(order.instrumentId);
  const quantityUnits = row.filled * unitsPerOne - sum(fills, 'quantityUnits');
  const grossUnits = worthOf(row, instrument) - sum(fills, 'grossUnits');
  if (quantityUnits <= 0n || grossUnits <= 0n) return undefined;
  const rules = rulesOf(instrument.venue, atMs);
  const charge = (rate: Units) => {
    const exact = multiplyUnitsUp(grossUnits, rate);
    return ((exact + rules.chargeStepUnits - 1n) / rules.chargeStepUnits) * rules.chargeStepUnits;
  };
  return {
    id: makeId(order.id, row.filled.toString()),
    price: unitsToNumber(divideUnits(grossUnits, worthOfOne(instrument, quantityUnits))),
    quantityUnits,
    grossUnits,
    // The venue tells no costs of an order: these are the rulebook's.
    feeUnits: charge(rules.feeRate),
    taxUnits: order.side === 'sell' ? charge(rules.sellTaxRate) : 0n,
    atMs,
  };
}

/**
 * What was traded in all. Of futures the vendor does not say what its amount is of: it is taken where it is about what the
 * contracts are worth at their average, and otherwise that is.
 */
function worthOf({ filled, fundsUnits, averageUnits }: KisRow, instrument: Instrument): Units {
  if (!isFuture(instrument)) return fundsUnits;
  const byAverage = worthOfOne(instrument, averageUnits) * filled;
  const off = fundsUnits > byAverage ? fundsUnits - byAverage : byAverage - fundsUnits;
  return off * 1000n <= byAverage ? fundsUnits : byAverage;
}

function sum(fills: readonly Fill[], field: 'quantityUnits' | 'grossUnits'): Units {
  return fills.reduce((total, fill) => total + fill[field], 0n);
}
