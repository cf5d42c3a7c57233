import { type Instant, koreanDate } from '@gaemi/core/base/instant.ts';
import { floorToStep, type Units, unitsFromNumber, unitsPerOne } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { affordableQuantity } from '@gaemi/core/trading/charges.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';
import * as z from 'zod/mini';
import type { KisQuestion } from './kis-order-client.ts';

const trading = '/uapi/domestic-stock/v1/trading';

export interface StockTerms {
  readonly code: string;
  /** Whole shares. */
  readonly quantity: bigint;
  /** Whole won; none at the market's price. */
  readonly price: bigint;
}

/** Numbers come padded with zeros or blanks. */
const Count = z.pipe(
  z.string().check(z.regex(/^\s*\d{1,20}\s*$/)),
  z.transform((text) => BigInt(text.trim())),
);
const Amount = z.pipe(
  z.string().check(z.regex(/^\s*\d{1,20}(\.\d{1,8})?\s*$/)),
  z.transform((text) => BigInt(text.trim().split('.')[0] ?? '0')),
);

export const Taken = z.object({ output: z.object({ KRX_FWDG_ORD_ORGNO: z.string(), ODNO: z.string() }) });

const Row = z.object({
  odno: z.string(),
  orgn_odno: z.string(),
  sll_buy_dvsn_cd: z.string(),
  pdno: z.string(),
  ord_tmd: z.string(),
  ord_qty: Count,
  ord_unpr: Amount,
  tot_ccld_qty: Count,
  tot_ccld_amt: Amount,
  rmn_qty: Count,
  rjct_qty: Count,
  cncl_yn: z.string(),
  ord_gno_brno: z._default(z.string(), ''),
});
export type StockRow = z.output<typeof Row>;

export const DayList = z.object({
  output1: z.array(Row),
  ctx_area_fk100: z._default(z.string(), ''),
  ctx_area_nk100: z._default(z.string(), ''),
});

export const Holdings = z.object({
  output1: z.array(z.object({ pdno: z.string(), hldg_qty: Count })),
  ctx_area_fk100: z._default(z.string(), ''),
  ctx_area_nk100: z._default(z.string(), ''),
});

export type Terms = StockTerms | { readonly impossible: string };

/**
 * An order in whole shares and won. A buy that says what it spends leaves as a limit one per cent above the price it was
 * decided on: at the market's price it could cost more than it has reserved.
 */
export function termsOf(order: Order, atMs: Instant): Terms {
  const { type, side, size, timeInForce, limitPriceUnits } = order;
  const { venue } = instrumentById(order.instrumentId);
  if (venue !== 'krx') return impossible(`"${order.instrumentId}" is no share of the Korean exchange`);
  if (type !== 'market' && type !== 'limit') return impossible(`${type} orders are not sent to this venue`);
  if (timeInForce === 'ioc' || timeInForce === 'fok') return impossible(`${timeInForce} is not sent to this venue`);
  const code = codeOf(order);
  if (size.by === 'spending') {
    if (side === 'sell' || type === 'limit') return impossible('only a market buy says what it spends');
    const rules = rulesOf('krx', atMs);
    const above = unitsFromNumber(order.decisionPrice * 1.01);
    const priceUnits = floorToStep(above, rules.tickOf(above));
    const units = priceUnits <= 0n ? 0n : affordableQuantity(size.units, { priceUnits, lotUnits: unitsPerOne }, rules);
    return whole({ code, quantityUnits: units, priceUnits });
  }
  if (type === 'market') {
    return side === 'buy'
      ? impossible('a market buy of this venue says what it spends')
      : whole({ code, quantityUnits: size.units, priceUnits: 0n });
  }
  if (limitPriceUnits === undefined) return impossible('a limit order needs its price');
  return whole({ code, quantityUnits: size.units, priceUnits: limitPriceUnits });
}

export function codeOf({ instrumentId }: Pick<Order, 'instrumentId'>): string {
  return instrumentId.replace(/\.K[SQ]$/, '');
}

export function placeQuestion(account: string, order: Order, { code, quantity, price }: StockTerms): KisQuestion {
  return {
    method: 'POST',
    path: `${trading}/order-cash`,
    trId: order.side === 'buy' ? 'TTTC0012U' : 'TTTC0011U',
    fields: {
      ...accountFields(account),
      PDNO: code,
      ORD_DVSN: price === 0n ? '01' : '00',
      ORD_QTY: quantity.toString(),
      ORD_UNPR: price.toString(),
      EXCG_ID_DVSN_CD: 'KRX',
      SLL_TYPE: order.side === 'sell' ? '01' : '',
      CNDT_PRIC: '',
    },
  };
}

export function cancelQuestion(account: string, { number, branch }: { number: string; branch: string }): KisQuestion {
  return {
    method: 'POST',
    path: `${trading}/order-rvsecncl`,
    trId: 'TTTC0013U',
    fields: {
      ...accountFields(account),
      KRX_FWDG_ORD_ORGNO: branch,
      ORGN_ODNO: number,
      ORD_DVSN: '00',
      RVSE_CNCL_DVSN_CD: '02',
      ORD_QTY: '0',
      ORD_UNPR: '0',
      QTY_ALL_ORD_YN: 'Y',
      EXCG_ID_DVSN_CD: 'KRX',
    },
  };
}

export interface Page {
  readonly fk: string;
  readonly nk: string;
}

export function dayQuestion(account: string, of: { date: string; code: string }, { fk, nk }: Page): KisQuestion {
  const span = { INQR_STRT_DT: of.date, INQR_END_DT: of.date };
  const all = { SLL_BUY_DVSN_CD: '00', CCLD_DVSN: '00', INQR_DVSN: '00', INQR_DVSN_1: '', INQR_DVSN_3: '00' };
  const none = { ORD_GNO_BRNO: '', ODNO: '', EXCG_ID_DVSN_CD: 'KRX' };
  const page = { CTX_AREA_FK100: fk, CTX_AREA_NK100: nk };
  const fields = { ...accountFields(account), ...span, PDNO: of.code, ...all, ...none, ...page };
  return { method: 'GET', path: `${trading}/inquire-daily-ccld`, trId: 'TTTC0081R', fields, isNext: nk !== '' };
}

export function holdingsQuestion(account: string, { fk, nk }: Page): KisQuestion {
  const kind = { AFHR_FLPR_YN: 'N', OFL_YN: '', INQR_DVSN: '02', UNPR_DVSN: '01', FUND_STTL_ICLD_YN: 'N' };
  const rest = { FNCG_AMT_AUTO_RDPT_YN: 'N', PRCS_DVSN: '00', CTX_AREA_FK100: fk, CTX_AREA_NK100: nk };
  const fields = { ...accountFields(account), ...kind, ...rest };
  return { method: 'GET', path: `${trading}/inquire-balance`, trId: 'TTTC8434R', fields, isNext: nk !== '' };
}

/** The venue's day, without dashes. */
export function venueDate(atMs: Instant): string {
  return koreanDate(atMs).replaceAll('-', '');
}

function accountFields(account: string): { CANO: string; ACNT_PRDT_CD: string } {
  const [number = '', product = ''] = account.split('-');
  return { CANO: number, ACNT_PRDT_CD: product };
}

function whole(terms: { code: string; quantityUnits: Units; priceUnits: Units }): Terms {
  const { code, quantityUnits, priceUnits } = terms;
  if (quantityUnits <= 0n) return impossible('it is smaller than one share');
  if (quantityUnits % unitsPerOne !== 0n) return impossible('shares are sold whole here');
  if (priceUnits % unitsPerOne !== 0n) return impossible('prices are whole won here');
  return { code, quantity: quantityUnits / unitsPerOne, price: priceUnits / unitsPerOne };
}

function impossible(reason: string): { impossible: string } {
  return { impossible: reason };
}
