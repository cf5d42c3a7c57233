import { type Id, makeId } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import { divideUnits, floorToStep, multiplyUnits, type Units, unitsFromText } from '../base/units.ts';
import type { Transfer } from './transfer.ts';

export type Currency = 'KRW' | 'USD';

/** The smallest coin of each; what comes out is a multiple of it. */
const coinUnits: Readonly<Record<Currency, Units>> = { KRW: unitsFromText('1'), USD: unitsFromText('0.01') };

export interface Conversion {
  readonly from: Currency;
  readonly units: Units;
  /** Won per dollar, as it was quoted. */
  readonly rate: NonNullable<Transfer['rate']>;
  readonly requestId: Id;
  readonly atMs: Instant;
}

/** What an amount comes to in the other currency, rounded down to its smallest coin, so that it never creates money. */
export function convertedUnits({ from, units, rate }: Pick<Conversion, 'from' | 'units' | 'rate'>): Units {
  return from === 'KRW'
    ? floorToStep(divideUnits(units, rate.units), coinUnits.USD)
    : floorToStep(multiplyUnits(units, rate.units), coinUnits.KRW);
}

/** One currency out, the other in; each carries the rate it was made at, and how old that was. */
export function conversionTransfers(conversion: Conversion): Transfer[] {
  const { from, units, rate, requestId, atMs } = conversion;
  const common = { kind: 'conversion', rate, causeId: requestId, atMs } as const;
  const id = conversionId(requestId);
  return [
    { ...common, id: makeId(id, 'out'), asset: from, units, from: 'cash', to: 'market' },
    {
      ...common,
      id: makeId(id, 'in'),
      asset: otherCurrency(from),
      units: convertedUnits(conversion),
      from: 'market',
      to: 'cash',
    },
  ];
}

export function conversionId(requestId: Id): Id {
  return makeId('conversion', requestId);
}

export function otherCurrency(currency: Currency): Currency {
  return currency === 'KRW' ? 'USD' : 'KRW';
}
