import { dayMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme, MarketSeries } from '../../markets/market-series.ts';
import { nameOf } from '../known-names.ts';
import type { VendorReply } from '../serve-vendor.ts';

/** What the two halves of the exchange share: the markets, and the market time that this server knows. */
export interface UpbitFloor {
  readonly programme: MarketProgramme;
  marketNow(): number;
}

export interface UpbitMarket {
  readonly id: string;
  readonly series: MarketSeries;
}

export function marketsOf({ programme }: UpbitFloor): UpbitMarket[] {
  return programme.instruments
    .filter(({ instrumentId }) => instrumentId.startsWith('KRW-'))
    .map((series) => ({ id: series.instrumentId, series }));
}

export function marketOf(floor: UpbitFloor, id: string): UpbitMarket | undefined {
  return marketsOf(floor).find((market) => market.id === id);
}

export function namesOf(id: string): { korean_name: string; english_name: string } {
  const { ko, en } = nameOf(id);
  return { korean_name: ko, english_name: en };
}

/** Quotation errors are named by a number, those of the exchange by a word. */
export function quotationError(status: number, message: string): VendorReply {
  return { status, body: { error: { name: status, message } } };
}

/** `2026-03-11T14:40:00`, without a zone, as all of this vendor's dates are. */
export function utcText(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19);
}

export function kstText(atMs: number): string {
  return utcText(atMs + dayMs * 0.375);
}
