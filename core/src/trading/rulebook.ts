import { hourMs, type Instant, koreaOffsetMs, minuteMs } from '../base/instant.ts';
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

/** The rules of a venue at a time. Times before its first row take the first row: older rules are not kept. */
export function rulesOf(venue: Instrument['venue'], atMs: Instant): VenueRules {
  const rows = rulebook[venue];
  return rows.findLast((row) => row.validFromMs <= atMs) ?? rows[0];
}

type Rows = readonly [VenueRules, ...VenueRules[]];

const upbit = {
  feeRate: unitsFromText('0.0005'),
  sellTaxRate: 0n,
  chargeStepUnits: 1n,
  minimumOrderUnits: unitsFromText('5000'),
  // docs.upbit.com/kr/reference/rate-limits (2026-10-07), by pocket or by address.
  requestsPerSecond: {
    order: 12,
    'order-test': 8,
    'order-cancel-all': 0.5,
    default: 30,
    market: 10,
    candle: 10,
    trade: 10,
    ticker: 10,
    orderbook: 10,
  },
  // The KRW-BTC book of 2026-03-11: bid 103,460,000, ask 103,493,000, that is 1.6 basis points to either side.
  paper: paperOf('0.0002', '0.0002'),
  tickOf: (priceUnits: Units) => tickAt(upbitTicks, priceUnits),
};

/** One bundle of what does not change with the tax. */
const krx = {
  // KRX since 2015-06-15, KOSPI and KOSDAQ alike.
  priceLimitRate: unitsFromText('0.3'),
  // The opening auction takes orders for half an hour, from 08:30 on a usual day.
  ordersBeforeOpenMs: 30 * minuteMs,
  requestsPerSecond: {},
  feeRate: unitsFromText('0.00015'),
  chargeStepUnits: unitsFromText('1'),
  minimumOrderUnits: 0n,
  // Half a tick of a stock at 100,000 KRW, and as much again of our own: an assumption until fills are measured.
  paper: paperOf('0.0005', '0.0002'),
  tickOf: (priceUnits: Units) => tickAt(krxTicks, priceUnits),
};

const us = {
  ordersBeforeOpenMs: 0,
  requestsPerSecond: {},
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
      ...upbit,
      validFromMs: koreanMidnight(2025, 7, 31),
      source: 'docs.upbit.com/kr/docs/krw-market-info (2025-07-31); fee and minimum: GET /v1/orders/chance',
      requestsPerSecond: { ...upbit.requestsPerSecond, order: 8 },
    },
    {
      ...upbit,
      // 21:00 of that day in Korea.
      validFromMs: koreanMidnight(2026, 8, 21) + 21 * hourMs,
      source: 'docs.upbit.com/kr/changelog/order-rate-limit-update (2026-08-21): twelve orders a second, eight before',
    },
  ],
  krx: [
    krxRow([2023, 1, 25], '0.002', 'KRX: tick sizes of 2023-01-25; securities transaction tax 2023: 0.20 %'),
    krxRow([2024, 1, 1], '0.0018', 'Securities transaction tax 2024: 0.18 %, rural tax included'),
    krxRow([2025, 1, 1], '0.0015', 'Securities transaction tax 2025: 0.15 %, rural tax included'),
    krxRow([2026, 1, 1], '0.002', 'Securities transaction tax from 2026-01-01: 0.20 %, rural tax included'),
  ],
  'krx-futures': futuresRows('0.05'),
  'krx-mini-futures': futuresRows('0.02'),
  // Watched only: no order is decided by this row.
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

/** KOSPI200 futures and their minis, which differ by the price step alone. No tax: there is none on derivatives' gross. */
function futuresRows(tick: string): Rows {
  const tickUnits = unitsFromText(tick);
  const row = (
    [year, month, day]: readonly [number, number, number],
    [initialRate, maintenanceRate]: readonly [string, string],
    source: string,
  ): VenueRules => ({
    // The outermost of the three steps (8, 15 and 20 %); that the outer ones open only in turn is not played.
    priceLimitRate: unitsFromText('0.2'),
    // The opening auction takes orders for a quarter of an hour, from 08:30 on a usual day.
    ordersBeforeOpenMs: 15 * minuteMs,
    requestsPerSecond: {},
    feeRate: unitsFromText('0.00003'),
    sellTaxRate: 0n,
    chargeStepUnits: unitsFromText('1'),
    minimumOrderUnits: 0n,
    // Half a tick at 500 points, and as much again of our own: an assumption until fills are measured.
    paper: paperOf('0.00005', '0.00005'),
    tickOf: () => tickUnits,
    validFromMs: koreanMidnight(year, month, day),
    margin: { initialRate: unitsFromText(initialRate), maintenanceRate: unitsFromText(maintenanceRate) },
    source: `${source}; maintenance: two thirds of it, as the exchange's own rate is; commission 0.003 %: assumed, as online brokers ask`,
  });
  return [
    row(
      [2025, 1, 1],
      ['0.0915', '0.061'],
      "The exchange's rate for customers before 2025-10-10 (newskom.co.kr 2025-09-30)",
    ),
    row(
      [2025, 10, 10],
      ['0.093', '0.062'],
      "The exchange's rate for customers from 2025-10-10 (newskom.co.kr 2025-09-30)",
    ),
  ];
}

function koreanMidnight(year: number, month: number, day: number): Instant {
  return Date.UTC(year, month - 1, day) - koreaOffsetMs;
}
