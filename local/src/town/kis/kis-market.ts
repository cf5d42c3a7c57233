import { koreaOffsetMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme, MarketSeries } from '../../markets/market-series.ts';

/** What the vendor has of one kind, under its own codes. */
export interface KisMarket {
  readonly code: string;
  readonly series: MarketSeries;
  readonly kind: 'stock' | 'future';
}

const futureId = 'KOSPI200F';
const continuousCode = '101000';

/** The contract that is nearest at a time: they end in March, June, September and December. */
export function nearestContract(nowMs: number): { code: string; name: string } {
  const date = new Date(nowMs + koreaOffsetMs);
  const year = date.getUTCFullYear();
  const month = Math.ceil((date.getUTCMonth() + 1) / 3) * 3;
  const monthText = String(month).padStart(2, '0');
  // As the vendor's codes of 2026 are; those of earlier years had other forms.
  return { code: `A01${year % 10}${monthText}`, name: `F ${year}${monthText}` };
}

export function findMarket(
  programme: MarketProgramme,
  { kind, code, nowMs }: Pick<KisMarket, 'kind' | 'code'> & { readonly nowMs: number },
): KisMarket | undefined {
  if (kind === 'future') {
    const isKnown = code === continuousCode || code === nearestContract(nowMs).code;
    const series = programme.instruments.find(({ instrumentId }) => instrumentId === futureId);
    return isKnown && series !== undefined ? { code, series, kind } : undefined;
  }
  const series = programme.instruments.find(({ instrumentId }) => instrumentId.replace(/\.K[SQ]$/, '') === code);
  return series !== undefined && series.session.id === 'krx' ? { code, series, kind } : undefined;
}

/** Korean time without a zone. */
export function dateText(atMs: number): string {
  return new Date(atMs + koreaOffsetMs).toISOString().slice(0, 10).replaceAll('-', '');
}

export function timeText(atMs: number): string {
  return new Date(atMs + koreaOffsetMs).toISOString().slice(11, 19).replaceAll(':', '');
}

/** The end of the minute that a date and a time lie in; nothing for what is neither. */
export function endOfMinute(date: string, time: string): number | undefined {
  const text = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:00Z`;
  const atMs = Date.parse(text) - koreaOffsetMs + minuteMs;
  return Number.isNaN(atMs) ? undefined : atMs;
}
