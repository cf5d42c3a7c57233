import { unitsPerOne, unitsToText } from '@gaemi/core/base/units.ts';
import { isFuture } from '@gaemi/core/market/contract.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import * as z from 'zod/mini';
import { accountFields, Amount, codeOf, Count, impossible, type KisTerms, type KisWords, sideOf } from './kis-words.ts';

const trading = '/uapi/domestic-futureoption/v1/trading';

const Context = { ctx_area_fk200: z._default(z.string(), ''), ctx_area_nk200: z._default(z.string(), '') };

const Row = z.object({
  odno: z.string(),
  orgn_odno: z.string(),
  sll_buy_dvsn_cd: z.string(),
  pdno: z.string(),
  ord_tmd: z.string(),
  ord_qty: Count,
  ord_idx: Amount,
  tot_ccld_qty: Count,
  tot_ccld_amt: Amount,
  avg_idx: Amount,
  qty: Count,
  rjct_qty: z._default(Count, 0n),
  ord_gno_brno: z._default(z.string(), ''),
});
const DayList = z.object({ output1: z.array(Row), ...Context });
const Holdings = z.object({
  output1: z.array(z.object({ shtn_pdno: z.string(), sll_buy_dvsn_name: z.string(), cblc_qty: Count })),
  ...Context,
});

/** Futures of KOSPI200 by day, in accounts that end with -03. */
export const futuresWords: KisWords = {
  accountEnd: '-03',
  wrongAccount: 'futures need an account that ends with -03',
  termsOf,
  place: (account, order, { code, quantity, priceUnits }) => ({
    method: 'POST',
    path: `${trading}/order`,
    trId: 'TTTO1101U',
    fields: {
      ORD_PRCS_DVSN_CD: '02',
      ...accountFields(account),
      SLL_BUY_DVSN_CD: order.side === 'buy' ? '02' : '01',
      SHTN_PDNO: code,
      ORD_QTY: quantity.toString(),
      UNIT_PRICE: unitsToText(priceUnits),
      ...kindOf(order),
      CTAC_TLNO: '',
      FUOP_ITEM_DVSN_CD: '',
    },
  }),
  cancel: (account, { number }) => ({
    method: 'POST',
    path: `${trading}/order-rvsecncl`,
    trId: 'TTTO1103U',
    fields: {
      ORD_PRCS_DVSN_CD: '02',
      ...accountFields(account),
      RVSE_CNCL_DVSN_CD: '02',
      ORGN_ODNO: number,
      // All that is left.
      ORD_QTY: '0',
      UNIT_PRICE: '0',
      NMPR_TYPE_CD: '02',
      KRX_NMPR_CNDT_CD: '0',
      RMN_QTY_YN: 'Y',
      ORD_DVSN_CD: '01',
      FUOP_ITEM_DVSN_CD: '',
    },
  }),
  day(account, of, { fk, nk }) {
    const span = { STRT_ORD_DT: of.date, END_ORD_DT: of.date };
    const all = { SLL_BUY_DVSN_CD: '00', CCLD_NCCS_DVSN: '00', SORT_SQN: 'DS', STRT_ODNO: '', MKET_ID_CD: '' };
    const page = { CTX_AREA_FK200: fk, CTX_AREA_NK200: nk };
    const fields = { ...accountFields(account), ...span, PDNO: of.code, ...all, ...page };
    return { method: 'GET', path: `${trading}/inquire-ccnl`, trId: 'TTTO5201R', fields, isNext: nk !== '' };
  },
  readDay(body) {
    const list = DayList.safeParse(body).data;
    return list && { rows: list.output1.map(rowOf), page: { fk: list.ctx_area_fk200, nk: list.ctx_area_nk200 } };
  },
  holdings(account, { fk, nk }) {
    const kind = { MGNA_DVSN: '01', EXCC_STAT_CD: '1', CTX_AREA_FK200: fk, CTX_AREA_NK200: nk };
    const fields = { ...accountFields(account), ...kind };
    return { method: 'GET', path: `${trading}/inquire-balance`, trId: 'CTFO6118R', fields, isNext: nk !== '' };
  },
  readHoldings(body) {
    const list = Holdings.safeParse(body).data;
    const rows = list?.output1.map(({ shtn_pdno: code, sll_buy_dvsn_name: side, cblc_qty: count }) => ({
      asset: `${code.trim()}.KF`,
      // Written in either language.
      units: (/매도|SLL/.test(side) ? -count : count) * unitsPerOne,
    }));
    return list && rows && { rows, page: { fk: list.ctx_area_fk200, nk: list.ctx_area_nk200 } };
  },
};

/** What is left of a cancelled order is nothing; there is no other word for it. */
function rowOf(row: z.output<typeof Row>) {
  return {
    number: row.odno,
    original: row.orgn_odno,
    side: sideOf(row.sll_buy_dvsn_cd),
    code: row.pdno.trim(),
    time: row.ord_tmd,
    quantity: row.ord_qty,
    priceUnits: row.ord_idx,
    filled: row.tot_ccld_qty,
    fundsUnits: row.tot_ccld_amt,
    averageUnits: row.avg_idx,
    rest: row.qty,
    rejected: row.rjct_qty,
    isCancelled: false,
    branch: row.ord_gno_brno,
  };
}

type Kind = 'market' | 'limit' | 'best';

const priceTypes: Readonly<Record<Kind, string>> = { limit: '01', market: '02', best: '04' };
/** Without a condition, at once or not at all for the rest, all or nothing. */
const orderKinds: Readonly<Record<Kind, readonly [string, string, string]>> = {
  limit: ['01', '10', '11'],
  market: ['02', '12', '13'],
  best: ['04', '14', '15'],
};

function kindOf({ type, timeInForce }: Order) {
  const kind = type === 'market' || type === 'best' ? type : 'limit';
  const condition = timeInForce === 'ioc' ? 1 : timeInForce === 'fok' ? 2 : 0;
  return {
    NMPR_TYPE_CD: priceTypes[kind],
    KRX_NMPR_CNDT_CD: ['0', '3', '4'][condition] ?? '0',
    ORD_DVSN_CD: orderKinds[kind][condition] ?? '',
  };
}

function termsOf(order: Order): KisTerms | { readonly impossible: string } {
  const { type, size, instrumentId, limitPriceUnits } = order;
  if (!isFuture(instrumentById(instrumentId))) return impossible(`"${instrumentId}" is no future of this venue`);
  // The nearest contract is another one next quarter, and the account holds the one it was.
  if (!/^A0[15]\d{3}\.KF$/.test(instrumentId)) {
    return impossible(`"${instrumentId}" is whichever contract is nearest: order one by its code, as A01612.KF`);
  }
  if (type === 'stop' || type === 'stop-limit') return impossible(`${type} orders are not sent to this venue`);
  if (type === 'limit' && limitPriceUnits === undefined) return impossible('a limit order needs its price');
  if (size.by === 'spending') return impossible('futures are ordered by the number of contracts');
  if (size.units <= 0n || size.units % unitsPerOne !== 0n) return impossible('contracts are traded whole');
  const priceUnits = type === 'limit' ? (limitPriceUnits ?? 0n) : 0n;
  return { code: codeOf(order), quantity: size.units / unitsPerOne, priceUnits };
}
