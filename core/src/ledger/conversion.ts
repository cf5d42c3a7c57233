import { type Id, makeId } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import { divideUnits, floorToStep, multiplyUnits, type Units } from '../base/units.ts';
import { coinUnits, type Currency, type ForeignCurrency } from './currency.ts';
import type { Transfer } from './transfer.ts';

/** Won on one side, another currency on the other. */
export type Exchanged =
  | { readonly from: 'KRW'; readonly to: ForeignCurrency }
  | { readonly from: ForeignCurrency; readonly to: 'KRW' };

export interface Conversion {
  readonly exchanged: Exchanged;
  readonly units: Units;
  /** Won for one of the other currency, as it was quoted. */
  readonly rate: NonNullable<Transfer['rate']>;
  readonly requestId: Id;
  readonly atMs: Instant;
}

/** What an amount comes to in the other currency, rounded down to its smallest coin, so that it never creates money. */
export function convertedUnits({
  exchanged: { from, to },
  units,
  rate,
}: Pick<Conversion, 'exchanged' | 'units' | 'rate'>): Units {
  const exact = from === 'KRW' ? divideUnits(units, rate.units) : multiplyUnits(units, rate.units);
  return floorToStep(exact, coinUnits[to]);
}

/** What is exchanged for what; undefined unless won are one of the two. Won left alone become dollars. */
export function exchangeOf(from: Currency, to: Currency = from === 'KRW' ? 'USD' : 'KRW'): Exchanged | undefined {
  if (from === 'KRW') return to === 'KRW' ? undefined : { from, to };
  return to === 'KRW' ? { from, to } : undefined;
}

/** The one of the two that is not won. */
export function foreignSide(exchanged: Exchanged): ForeignCurrency {
  return exchanged.from === 'KRW' ? exchanged.to : exchanged.from;
}

/** One currency out, the other in; each carries the rate it was made at, and how old that was. */
export function conversionTransfers(conversion: Conversion): Transfer[] {
  const { exchanged, units, requestId, atMs } = conversion;
  const { from, to } = exchanged;
  const rate = { ...conversion.rate, ...(foreignSide(exchanged) !== 'USD' && { currency: foreignSide(exchanged) }) };
  const common = { kind: 'conversion', rate, causeId: requestId, atMs } as const;
  const id = conversionId(requestId);
  return [
    { ...common, id: makeId(id, 'out'), asset: from, units, from: 'cash', to: 'market' },
    {
      ...common,
      id: makeId(id, 'in'),
      asset: to,
      units: convertedUnits(conversion),
      from: 'market',
      to: 'cash',
    },
  ];
}

export function conversionId(requestId: Id): Id {
  return makeId('conversion', requestId);
}
