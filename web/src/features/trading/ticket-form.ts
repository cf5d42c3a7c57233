import { type Units, unitsFromText, unitsToText } from '@gaemi/core/base/units.ts';
import { isFuture } from '@gaemi/core/market/contract.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Side } from '@gaemi/core/signals/signal.ts';
import type { Order, OrderType, Refusal, TimeInForce } from '@gaemi/core/trading/order.ts';
import type { Ticket } from '@gaemi/core/trading/ticket.ts';

/** A ticket while it is written: amounts are what was typed. */
export interface TicketForm {
  readonly instrumentId: string;
  readonly side: Side;
  readonly type: OrderType;
  /** Of a buy with a limit; others have no choice. */
  readonly by: Ticket['size']['by'];
  readonly spending: string;
  readonly quantity: string;
  readonly limit: string;
  readonly stop: string;
  readonly timeInForce: TimeInForce;
  /** The order that this one is to stand for. */
  readonly replacesOrderId?: string;
}

export type AmountField = 'spending' | 'quantity' | 'limit' | 'stop';

/** What opens a ticket: an instrument, and perhaps which way and how much. */
export type TicketWish = Pick<TicketForm, 'instrumentId'> & Partial<Omit<TicketForm, 'instrumentId'>>;

export function formOf(wish: TicketWish): TicketForm {
  return {
    side: 'buy',
    type: 'limit',
    by: 'quantity',
    spending: '',
    quantity: '',
    limit: '',
    stop: '',
    timeInForce: 'gtc',
    ...wish,
  };
}

/** An order under way as a ticket for what is left of it. */
export function amendmentOf(order: Order): TicketWish {
  const { size, fills, limitPriceUnits, stopPriceUnits } = order;
  const used = (part: (fill: Order['fills'][number]) => Units) => fills.reduce((sum, fill) => sum + part(fill), 0n);
  const left =
    size.by === 'quantity'
      ? size.units - used(({ quantityUnits }) => quantityUnits)
      : size.units - used(({ grossUnits, feeUnits, taxUnits }) => grossUnits + feeUnits + taxUnits);
  return {
    instrumentId: order.instrumentId,
    side: order.side,
    type: order.type,
    by: size.by,
    [size.by]: unitsToText(left),
    limit: limitPriceUnits === undefined ? '' : unitsToText(limitPriceUnits),
    stop: stopPriceUnits === undefined ? '' : unitsToText(stopPriceUnits),
    timeInForce: order.timeInForce ?? 'gtc',
    replacesOrderId: order.id,
  };
}

export function hasLimit({ type }: Pick<TicketForm, 'type'>): boolean {
  return type === 'limit' || type === 'stop-limit';
}

export function hasStop({ type }: Pick<TicketForm, 'type'>): boolean {
  return type === 'stop' || type === 'stop-limit';
}

type Sizing = Pick<TicketForm, 'instrumentId' | 'side' | 'type' | 'by'>;

/** A sale gives a quantity, as do contracts either way; a buy without a limit spends an amount. */
export function sizingOf(form: Sizing): Ticket['size']['by'] {
  if (form.side === 'sell' || isContract(form)) return 'quantity';
  return hasLimit(form) ? form.by : 'spending';
}

/** A buy with a limit may say either. */
export function canChooseSize(form: Sizing): boolean {
  return form.side === 'buy' && hasLimit(form) && !isContract(form);
}

export function isContract({ instrumentId }: Pick<TicketForm, 'instrumentId'>): boolean {
  const instrument = findInstrument(instrumentId);
  return instrument !== undefined && isFuture(instrument);
}

/** A stop has to wait, so it cannot be one that must not. */
export function spansOf(form: Pick<TicketForm, 'type'>): readonly TimeInForce[] {
  return hasStop(form) ? ['day', 'gtc'] : ['day', 'gtc', 'ioc', 'fok'];
}

export type FormReading =
  | { readonly ticket: Omit<Ticket, 'requestId'> }
  /** Fields that are still empty are not wrong yet. */
  | { readonly empty: readonly AmountField[]; readonly unreadable: readonly AmountField[] };

export function readForm(form: TicketForm): FormReading {
  const by = sizingOf(form);
  const wanted: AmountField[] = [
    by,
    ...(hasLimit(form) ? ['limit' as const] : []),
    ...(hasStop(form) ? ['stop' as const] : []),
  ];
  const read = new Map(wanted.map((field) => [field, amountFrom(form[field])]));
  const missing = wanted.filter((field) => read.get(field) === undefined);
  const units = read.get(by);
  if (missing.length > 0 || units === undefined) {
    const empty = missing.filter((field) => form[field].trim() === '');
    return { empty, unreadable: missing.filter((field) => !empty.includes(field)) };
  }
  const [limitPriceUnits, stopPriceUnits] = [read.get('limit'), read.get('stop')];
  const { instrumentId, side, type, timeInForce, replacesOrderId } = form;
  return {
    ticket: {
      instrumentId,
      side,
      type,
      size: { by, units },
      timeInForce: spansOf(form).includes(timeInForce) ? timeInForce : 'gtc',
      ...(limitPriceUnits !== undefined && { limitPriceUnits }),
      ...(stopPriceUnits !== undefined && { stopPriceUnits }),
      ...(replacesOrderId !== undefined && { replacesOrderId }),
    },
  };
}

/** What a rule would allow, taken over. */
export function takeNearest(form: TicketForm, nearest: NonNullable<Refusal['nearest']>): TicketForm {
  const { quantityUnits, limitPriceUnits, stopPriceUnits } = nearest;
  return {
    ...form,
    ...(quantityUnits !== undefined && { by: 'quantity', quantity: unitsToText(quantityUnits) }),
    ...(limitPriceUnits !== undefined && { limit: unitsToText(limitPriceUnits) }),
    ...(stopPriceUnits !== undefined && { stop: unitsToText(stopPriceUnits) }),
  };
}

/** Plain digits, groups of three allowed; more than nothing, and no more decimals than the ledger has. */
export function amountFrom(text: string): Units | undefined {
  const digits = text.replace(/[,\s]/g, '');
  if (!/^\d{1,16}(\.\d{1,8})?$/.test(digits)) return undefined;
  const units = unitsFromText(digits);
  return units > 0n ? units : undefined;
}
