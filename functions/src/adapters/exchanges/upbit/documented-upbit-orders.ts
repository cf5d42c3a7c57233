import { type BookedOrder, decimal, feeOf, lockOf, textOf, times } from './documented-upbit-book.ts';

const known = new Set(['market', 'side', 'volume', 'price', 'ord_type', 'time_in_force', 'identifier', 'smp_type']);

/** The vendor's table of what belongs to which kind of order; answers the name of the error. */
export function rulesFault(fields: Readonly<Record<string, unknown>>): string | undefined {
  if (Object.entries(fields).some(([name, value]) => !known.has(name) || typeof value !== 'string')) {
    return 'invalid_parameter';
  }
  // Checked above: every value is text.
  const { market, side, volume, price, ord_type, time_in_force, smp_type, identifier } = fields as Readonly<
    Record<string, string | undefined>
  >;
  if (market !== 'KRW-BTC') return 'notfoundmarket';
  if (side !== 'bid' && side !== 'ask') return 'validation_error';
  if ((identifier ?? '').length > 64) return 'invalid_parameter';
  if (smp_type !== undefined && !/^(cancel_maker|cancel_taker|reduce|none)$/.test(smp_type)) return 'invalid_parameter';
  const shape = `${ord_type} ${side} ${volume === undefined ? '' : 'volume'} ${price === undefined ? '' : 'price'}`;
  const shapes = ['limit bid volume price', 'limit ask volume price', 'price bid  price', 'market ask volume '];
  if (![...shapes, 'best bid  price', 'best ask volume '].includes(shape)) return `create_${side}_error`;
  const isBest = ord_type === 'best';
  const takes = isBest ? /^(ioc|fok)$/ : ord_type === 'limit' ? /^(ioc|fok|post_only|)$/ : /^$/;
  if (!takes.test(time_in_force ?? '')) return 'invalid_time_in_force';
  if (ord_type === 'limit' && decimal(price) % decimal('1000') !== 0n) return `invalid_price_${side}`;
  const total = ord_type === 'limit' ? times(decimal(price), decimal(volume)) : decimal(price);
  return side === 'bid' && total < decimal('5000') ? 'under_min_total_bid' : undefined;
}

/** With the keys that a kind of order has, and some that nobody has heard of. */
export function written(order: BookedOrder, { withTrades = false } = {}): Record<string, unknown> {
  const { uuid, fields, state, price, volume, executed, funds } = order;
  const hasVolume = fields['volume'] !== undefined;
  const trade = {
    market: 'KRW-BTC',
    uuid: `${uuid}-1`,
    price: textOf(executed === 0n ? price : (funds * 10n ** 24n) / executed),
    volume: textOf(executed),
    funds: textOf(funds),
    trend: 'up',
    created_at: '2026-11-20T12:44:00.597751+09:00',
    side: fields['side'],
  };
  return {
    uuid,
    side: fields['side'],
    ord_type: fields['ord_type'],
    ...(fields['price'] !== undefined && { price: textOf(price) }),
    state,
    market: 'KRW-BTC',
    created_at: '2026-11-20T12:43:59+09:00',
    ...(hasVolume && { volume: textOf(volume), remaining_volume: textOf(volume - executed), prevented_volume: '0' }),
    reserved_fee: '0',
    remaining_fee: '0',
    paid_fee: textOf(feeOf(funds)),
    locked: textOf(lockOf(fields).amount),
    prevented_locked: '0',
    executed_volume: textOf(executed),
    trades_count: executed > 0n ? 1 : 0,
    ...(fields['identifier'] !== undefined && { identifier: fields['identifier'] }),
    smp_type: fields['smp_type'] ?? 'cancel_maker',
    a_key_of_next_year: { nested: [null] },
    ...(withTrades && { trades: executed > 0n ? [trade] : [] }),
  };
}

export function listed(order: BookedOrder): Record<string, unknown> {
  return { ...written(order), executed_funds: textOf(order.funds) };
}
