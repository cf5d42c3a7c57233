import { type Instant, koreaOffsetMs } from '../base/instant.ts';
import { type Units, unitsFromText } from '../base/units.ts';

/** What a venue asks of orders and takes for them at one time; rates are exact fractions as units. */
export interface VenueRules {
  readonly validFromMs: Instant;
  /** Where these numbers are published. */
  readonly source: string;
  /** Of the gross, of a buy and of a sale. */
  readonly feeRate: Units;
  /** Of the gross of a sale. */
  readonly sellTaxRate: Units;
  /** What is charged is rounded up to a multiple of this. */
  readonly chargeStepUnits: Units;
  /** The least gross of an order. */
  readonly minimumOrderUnits: Units;
  /** How far from the close of the session before a price may be; left out where any price is taken. */
  readonly priceLimitRate?: Units;
  /** Of futures: what is put up for a contract, and what must be left of it, as parts of what the contract is worth. */
  readonly margin?: { readonly initialRate: Units; readonly maintenanceRate: Units };
  /** How long before a session's opening the first order is taken, until its close; left out: at any time. */
  readonly ordersBeforeOpenMs?: number;
  /** Requests in a second, by the venue's own groups; `order` counts what places or replaces. */
  readonly requestsPerSecond: Readonly<Record<string, number>>;
  /** What the paper venue moves a price against us by, in place of an order book. */
  readonly paper: {
    readonly halfSpreadRate: Units;
    readonly slippageRate: Units;
    /** The most of a candle's volume that one order takes: more would have moved the price. */
    readonly volumeShareRate: Units;
  };
  /** The step of prices at a price. */
  tickOf(priceUnits: Units): Units;
}

/** From the oldest to the newest. */
export type VenueRows = readonly [VenueRules, ...VenueRules[]];

/** Both rates are parts of the price. */
export function paperOf(halfSpread: string, slippage: string): VenueRules['paper'] {
  return {
    halfSpreadRate: unitsFromText(halfSpread),
    slippageRate: unitsFromText(slippage),
    volumeShareRate: unitsFromText('0.1'),
  };
}

export function koreanMidnight(year: number, month: number, day: number): Instant {
  return Date.UTC(year, month - 1, day) - koreaOffsetMs;
}
