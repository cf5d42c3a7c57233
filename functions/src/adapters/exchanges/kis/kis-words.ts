import type { Instant } from '@gaemi/core/base/instant.ts';
import { type Units, unitDecimals } from '@gaemi/core/base/units.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import * as z from 'zod/mini';
import type { KisQuestion } from './kis-order-client.ts';

/** An order in the venue's measure. */
export interface KisTerms {
  readonly code: string;
  /** Whole shares or contracts. */
  readonly quantity: bigint;
  /** Zero at the market's price. */
  readonly priceUnits: Units;
}

/** One of the day's orders, in words that both counters share. */
export interface KisRow {
  readonly number: string;
  /** Of a cancellation: what it cancels. */
  readonly original: string;
  readonly side: Order['side'];
  readonly code: string;
  /** Korean time, `093015`. */
  readonly time: string;
  readonly quantity: bigint;
  readonly priceUnits: Units;
  readonly filled: bigint;
  /** What was traded in all, in won. */
  readonly fundsUnits: Units;
  readonly averageUnits: Units;
  readonly rest: bigint;
  readonly rejected: bigint;
  readonly isCancelled: boolean;
  readonly branch: string;
}

export interface KisHolding {
  readonly asset: string;
  /** Negative for contracts that were sold. */
  readonly units: Units;
}

export interface KisPage {
  readonly fk: string;
  readonly nk: string;
}

/** A page of a list, and where the next one begins. */
export interface KisList<Row> {
  readonly rows: readonly Row[];
  readonly page: KisPage;
}

/** What is traded at one counter of the venue, in that counter's words; each has accounts of its own. */
export interface KisWords {
  /** How its accounts end: `-01`. */
  readonly accountEnd: string;
  readonly wrongAccount: string;
  termsOf(order: Order, atMs: Instant): KisTerms | { readonly impossible: string };
  place(account: string, order: Order, terms: KisTerms): KisQuestion;
  cancel(account: string, of: { readonly number: string; readonly branch: string }): KisQuestion;
  day(account: string, of: { readonly date: string; readonly code: string }, page: KisPage): KisQuestion;
  readDay(body: unknown): KisList<KisRow> | undefined;
  holdings(account: string, page: KisPage): KisQuestion;
  readHoldings(body: unknown): KisList<KisHolding> | undefined;
}

/** Numbers come padded with zeros or blanks. */
export const Count = z.pipe(
  z.string().check(z.regex(/^\s*\d{1,20}\s*$/)),
  z.transform((text) => BigInt(text.trim())),
);
export const Amount = z.pipe(
  z.string().check(z.regex(/^\s*\d{1,20}(\.\d{1,12})?\s*$/)),
  z.transform((text): Units => {
    const [whole = '0', fraction = ''] = text.trim().split('.');
    return BigInt(whole + fraction.slice(0, unitDecimals).padEnd(unitDecimals, '0'));
  }),
);

export const Taken = z.object({
  output: z.object({ KRX_FWDG_ORD_ORGNO: z._default(z.string(), ''), ODNO: z.string() }),
});

export function codeOf({ instrumentId }: Pick<Order, 'instrumentId'>): string {
  return instrumentId.replace(/\.K[SQF]$/, '');
}

export function sideOf(code: string): Order['side'] {
  return code === '02' ? 'buy' : 'sell';
}

export function accountFields(account: string): { CANO: string; ACNT_PRDT_CD: string } {
  const [number = '', product = ''] = account.split('-');
  return { CANO: number, ACNT_PRDT_CD: product };
}

export function impossible(reason: string): { impossible: string } {
  return { impossible: reason };
}
