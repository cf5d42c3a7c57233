import { type Instant, minuteMs } from '../base/instant.ts';
import { type Units, unitsFromText } from '../base/units.ts';
import type { Instrument } from '../market/instrument.ts';
import { binanceRows, upbitRows } from './coin-rules.ts';
import { krxTicks, tickAt, usTicks } from './ticks.ts';
import { koreanMidnight, paperOf, type VenueRows, type VenueRules } from './venue-rules.ts';

/** The rules of a venue at a time. Times before its first row take the first row: older rules are not kept. */
export function rulesOf(venue: Instrument['venue'], atMs: Instant): VenueRules {
  const rows = rulebook[venue];
  return rows.findLast((row) => row.validFromMs <= atMs) ?? rows[0];
}

/** The same with the instrument's own price step, where it has one. */
export function rulesFor({ venue, tickUnits }: Pick<Instrument, 'venue' | 'tickUnits'>, atMs: Instant): VenueRules {
  const rules = rulesOf(venue, atMs);
  return tickUnits === undefined ? rules : { ...rules, tickOf: () => tickUnits };
}

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

const rulebook: Readonly<Record<Instrument['venue'], VenueRows>> = {
  upbit: upbitRows,
  krx: [
    krxRow([2023, 1, 25], '0.002', 'KRX: tick sizes of 2023-01-25; securities transaction tax 2023: 0.20 %'),
    krxRow([2024, 1, 1], '0.0018', 'Securities transaction tax 2024: 0.18 %, rural tax included'),
    krxRow([2025, 1, 1], '0.0015', 'Securities transaction tax 2025: 0.15 %, rural tax included'),
    krxRow([2026, 1, 1], '0.002', 'Securities transaction tax from 2026-01-01: 0.20 %, rural tax included'),
  ],
  'krx-futures': futuresRows('0.05'),
  'krx-mini-futures': futuresRows('0.02'),
  binance: binanceRows,
  nasdaq: [usRow],
  nyse: [usRow],
  none: [watchedRow],
};

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
function futuresRows(tick: string): VenueRows {
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
