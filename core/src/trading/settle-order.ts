import { makeId } from '../base/id.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Instrument } from '../market/instrument.ts';
import { isTerminal } from './order-moves.ts';
import type { Fill, Order } from './order.ts';
import { coverTransfers, releaseTransfers } from './reserve.ts';

/**
 * What the books still lack of an order: the fills that are not settled, and once it has ended the rest of what it had
 * put aside. Each transfer takes from one account what it gives to another, so the sum by asset is zero whatever the
 * numbers are.
 */
export function settleOrder(order: Order, instrument: Instrument): Transfer[] {
  const parts = order.side === 'buy' ? buyParts : saleParts;
  const fills = order.fills.slice(order.settledFills ?? 0);
  const isEnding = isTerminal(order.status) && order.settledAtMs === undefined;
  return [
    ...coverTransfers(order, instrument),
    ...fills.flatMap((fill) => parts(fill, instrument).map((part) => transferOf(part, fill, order))),
    ...(isEnding ? releaseTransfers(order, instrument) : []),
  ].filter(({ units }) => units > 0n);
}

type Part = Pick<Transfer, 'kind' | 'asset' | 'units' | 'from' | 'to'> & { readonly name: string };

function buyParts({ grossUnits, feeUnits, taxUnits, quantityUnits }: Fill, { currency, asset }: Instrument): Part[] {
  return [
    { name: 'gross', kind: 'trade', asset: currency, units: grossUnits, from: 'reserved', to: 'market' },
    { name: 'fee', kind: 'fee', asset: currency, units: feeUnits, from: 'reserved', to: 'fees' },
    { name: 'tax', kind: 'tax', asset: currency, units: taxUnits, from: 'reserved', to: 'taxes' },
    { name: 'quantity', kind: 'trade', asset, units: quantityUnits, from: 'market', to: 'holding' },
  ];
}

/** The gross comes in before costs go out, so that an account without cash can sell. */
function saleParts({ grossUnits, feeUnits, taxUnits, quantityUnits }: Fill, { currency, asset }: Instrument): Part[] {
  return [
    { name: 'quantity', kind: 'trade', asset, units: quantityUnits, from: 'reserved', to: 'market' },
    { name: 'gross', kind: 'trade', asset: currency, units: grossUnits, from: 'market', to: 'cash' },
    { name: 'fee', kind: 'fee', asset: currency, units: feeUnits, from: 'cash', to: 'fees' },
    { name: 'tax', kind: 'tax', asset: currency, units: taxUnits, from: 'cash', to: 'taxes' },
  ];
}

function transferOf({ name, ...part }: Part, fill: Fill, order: Order): Transfer {
  return { ...part, id: makeId(fill.id, name), causeId: order.id, atMs: fill.atMs };
}
