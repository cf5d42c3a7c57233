import { hourMs } from '../base/instant.ts';
import { type Units, unitsFromText } from '../base/units.ts';
import { tickAt, upbitTicks } from './ticks.ts';
import { koreanMidnight, paperOf, type VenueRows } from './venue-rules.ts';

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

export const upbitRows: VenueRows = [
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
];

/** Pairs in USDT; the price step of each is in its instrument. */
export const binanceRows: VenueRows = [
  {
    validFromMs: Date.UTC(2023, 2, 22),
    source:
      'binance.com/en/fee/schedule: 0.1 % of makers and takers at the lowest level; exchangeInfo: NOTIONAL 5 USDT',
    feeRate: unitsFromText('0.001'),
    sellTaxRate: 0n,
    chargeStepUnits: 1n,
    minimumOrderUnits: unitsFromText('5'),
    // REQUEST_WEIGHT 6,000 and ORDERS 100 in ten seconds, by address and by account; the library keeps below both.
    requestsPerSecond: { order: 10, weight: 100 },
    // Half a step of 0.01 at 100,000 is nothing: what an order of some thousand USDT moves, an assumption until measured.
    paper: paperOf('0.0001', '0.0002'),
    tickOf: () => unitsFromText('0.01'),
  },
];
