import { type Instant, koreaOffsetMs } from '../base/instant.ts';
import { type Units, unitsFromText } from '../base/units.ts';
import type { Instrument } from '../market/instrument.ts';
import { krxTicks, tickAt, upbitTicks, usTicks } from './ticks.ts';

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

/** The rules of a venue at a time. Times before its first row take the first row: older rules are not kept. */
export function rulesOf(venue: Instrument['venue'], atMs: Instant): VenueRules {
  const rows = rulebook[venue];
  return rows.findLast((row) => row.validFromMs <= atMs) ?? rows[0];
}

type Rows = readonly [VenueRules, ...VenueRules[]];

/** One bundle of what does not change with the tax. */
const krx = {
  feeRate: unitsFromText('0.00015'),
  chargeStepUnits: unitsFromText('1'),
  minimumOrderUnits: 0n,
  // Half a tick of a stock at 100,000 KRW, and as much again of our own: an assumption until fills are measured.
  paper: paperOf('0.0005', '0.0002'),
  tickOf: (priceUnits: Units) => tickAt(krxTicks, priceUnits),
};

const us = {
  feeRate: 0n,
  sellTaxRate: 0n,
  chargeStepUnits: unitsFromText('0.01'),
  minimumOrderUnits: 0n,
  // An assumption for the largest names, until fills are measured.
  paper: paperOf('0.0001', '0.0002'),
  tickOf: (priceUnits: Units) => tickAt(usTicks, priceUnits),
};

const usRow: VenueRules = {
  validFromMs: Date.UTC(2019, 9, 7),
  source: 'Commissions of the large US brokers since October 2019: zero; the fees of SEC and FINRA are left out',
  ...us,
};

const watchedRow: VenueRules = { ...us, sellTaxRate: 0n, validFromMs: 0, source: 'Nothing is traded here' };

const rulebook: Readonly<Record<Instrument['venue'], Rows>> = {
  upbit: [
    {
      validFromMs: koreanMidnight(2025, 7, 31),
      source: 'docs.upbit.com/kr/docs/krw-market-info (2025-07-31); fee and minimum: GET /v1/orders/chance',
      feeRate: unitsFromText('0.0005'),
      sellTaxRate: 0n,
      chargeStepUnits: 1n,
      minimumOrderUnits: unitsFromText('5000'),
      // The KRW-BTC book of 2026-03-11: bid 103,460,000, ask 103,493,000, that is 1.6 basis points to either side.
      paper: paperOf('0.0002', '0.0002'),
      tickOf: (priceUnits) => tickAt(upbitTicks, priceUnits),
    },
  ],
  krx: [
    krxRow([2023, 1, 25], '0.002', 'KRX: tick sizes of 2023-01-25; securities transaction tax 2023: 0.20 %'),
    krxRow([2024, 1, 1], '0.0018', 'Securities transaction tax 2024: 0.18 %, rural tax included'),
    krxRow([2025, 1, 1], '0.0015', 'Securities transaction tax 2025: 0.15 %, rural tax included'),
    krxRow([2026, 1, 1], '0.002', 'Securities transaction tax from 2026-01-01: 0.20 %, rural tax included'),
  ],
  // Watched only: no order is decided by these rows.
  'krx-futures': [watchedRow],
  binance: [watchedRow],
  nasdaq: [usRow],
  nyse: [usRow],
  none: [watchedRow],
};

function paperOf(halfSpread: string, slippage: string): VenueRules['paper'] {
  return {
    halfSpreadRate: unitsFromText(halfSpread),
    slippageRate: unitsFromText(slippage),
    volumeShareRate: unitsFromText('0.1'),
  };
}

function krxRow(
  [year, month, day]: readonly [number, number, number],
  sellTaxRate: string,
  source: string,
): VenueRules {
  return {
    ...krx,
    validFromMs: koreanMidnight(year, month, day),
    sellTaxRate: unitsFromText(sellTaxRate),
    source: `${source}; commission 0.015 %: the usual one of online brokers`,
  };
}

function koreanMidnight(year: number, month: number, day: number): Instant {
  return Date.UTC(year, month - 1, day) - koreaOffsetMs;
}
