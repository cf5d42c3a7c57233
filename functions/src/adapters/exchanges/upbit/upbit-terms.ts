import type { Instant } from '@gaemi/core/base/instant.ts';
import { floorToStep, type Units, unitsFromText, unitsPerOne, unitsToText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';
import { venueOrderId } from '../venue-order-id.ts';
import type { Pairs } from './sign-upbit-token.ts';

const identifierLengthMax = 64;
const oneWon = unitsFromText('1');

/** The vendor's name for our order; used up for ever by its first use, even when that is refused. */
export function identifierOf(order: Pick<Order, 'userId' | 'id'>): string {
  return venueOrderId(order, identifierLengthMax);
}

/** An order in the vendor's words, without its name, or why it has no words for it. */
export type Terms = { readonly pairs: Pairs } | { readonly impossible: string };

/** Every value is text, so that what is signed is what is sent. `toldRate` is the fee that the venue says it takes of a buy. */
export function termsOf(order: Order, atMs: Instant, toldRate: Units = 0n): Terms {
  if (instrumentById(order.instrumentId).venue !== 'upbit')
    return impossible('this venue trades coins against the won alone');
  const { feeRate } = rulesOf('upbit', atMs);
  const words = wordsByType[order.type](order, toldRate > feeRate ? toldRate : feeRate);
  if ('impossible' in words) return words;
  return {
    pairs: [
      ['market', order.instrumentId],
      ['side', order.side === 'buy' ? 'bid' : 'ask'],
      ...words.pairs,
      // Left out, it would cancel our own resting orders. What rests may protect a position, so the newer order gives way.
      ['smp_type', 'cancel_taker'],
    ],
  };
}

const noStops = () => impossible('stop orders are not taken by this venue');

const wordsByType: Readonly<Record<Order['type'], (order: Order, feeRate: Units) => Terms>> = {
  market(order, feeRate) {
    if (order.timeInForce === 'fok') return impossible('a market order of this venue cannot be all or nothing');
    const amount = amountOf(order, feeRate);
    if ('impossible' in amount) return amount;
    return { pairs: [...amount.pairs, ['ord_type', order.side === 'buy' ? 'price' : 'market']] };
  },
  limit({ size, side, limitPriceUnits, timeInForce }) {
    if (limitPriceUnits === undefined) return impossible('a limit order needs its price');
    if (timeInForce === 'day') return impossible('this venue never closes: it has no orders for a day');
    if (size.by === 'spending' && side === 'buy') return impossible('a limit order of this venue needs its quantity');
    return {
      pairs: [
        ['volume', unitsToText(size.units)],
        ['price', unitsToText(limitPriceUnits)],
        ['ord_type', 'limit'],
        ...(timeInForce === 'ioc' || timeInForce === 'fok' ? [['time_in_force', timeInForce] as const] : []),
      ],
    };
  },
  best(order, feeRate) {
    const amount = amountOf(order, feeRate);
    if ('impossible' in amount) return amount;
    const timeInForce = order.timeInForce === 'fok' ? 'fok' : 'ioc';
    return { pairs: [...amount.pairs, ['ord_type', 'best'], ['time_in_force', timeInForce]] };
  },
  stop: noStops,
  'stop-limit': noStops,
};

/** What buys at whatever price says what it spends, what sells says how much. */
function amountOf({ side, size }: Order, feeRate: Units): Terms {
  if (side === 'sell') return { pairs: [['volume', unitsToText(size.units)]] };
  if (size.by === 'quantity') return impossible('a market buy of this venue says what it spends, not how much it buys');
  return { pairs: [['price', unitsToText(totalWithin(size.units, feeRate))]] };
}

/** The vendor takes its fee on top of a total; ours includes it. In whole won. */
function totalWithin(spendingUnits: Units, feeRate: Units): Units {
  return floorToStep((spendingUnits * unitsPerOne) / (unitsPerOne + feeRate), oneWon);
}

function impossible(reason: string): Terms {
  return { impossible: reason };
}
