import type { Instant } from '@gaemi/core/base/instant.ts';
import { floorToStep, type Units, unitsFromNumber, unitsPerOne, unitsToText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { affordableQuantity } from '@gaemi/core/trading/charges.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';
import * as z from 'zod/mini';
import { accountFields, Amount, codeOf, Count, impossible, type KisTerms, type KisWords, sideOf } from './kis-words.ts';

const trading = '/uapi/domestic-stock/v1/trading';

const Context = { ctx_area_fk100: z._default(z.string(), ''), ctx_area_nk100: z._default(z.string(), '') };

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
  avg_prvs: z._default(Amount, 0n),
  rmn_qty: Count,
  rjct_qty: Count,
  cncl_yn: z.string(),
  ord_gno_brno: z._default(z.string(), ''),
});
const DayList = z.object({ output1: z.array(Row), ...Context });
const Holdings = z.object({ output1: z.array(z.object({ pdno: z.string(), hldg_qty: Count })), ...Context });

/** Shares of the Korean exchange, in accounts that end with -01. */
export const stockWords: KisWords = {
  accountEnd: '-01',
  wrongAccount: 'shares need an account that ends with -01',
  termsOf,
  place: (account, order, { code, quantity, priceUnits }) => ({
    method: 'POST',
    path: `${trading}/order-cash`,
    trId: order.side === 'buy' ? 'TTTC0012U' : 'TTTC0011U',
    fields: {
      ...accountFields(account),
      PDNO: code,
      ORD_DVSN: priceUnits === 0n ? '01' : '00',
      ORD_QTY: quantity.toString(),
      ORD_UNPR: unitsToText(priceUnits),
      EXCG_ID_DVSN_CD: 'KRX',
      SLL_TYPE: order.side === 'sell' ? '01' : '',
      CNDT_PRIC: '',
    },
  }),
  cancel: (account, { number, branch }) => ({
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
  }),
  day(account, of, { fk, nk }) {
    const span = { INQR_STRT_DT: of.date, INQR_END_DT: of.date };
    const all = { SLL_BUY_DVSN_CD: '00', CCLD_DVSN: '00', INQR_DVSN: '00', INQR_DVSN_1: '', INQR_DVSN_3: '00' };
    const none = { ORD_GNO_BRNO: '', ODNO: '', EXCG_ID_DVSN_CD: 'KRX' };
    const page = { CTX_AREA_FK100: fk, CTX_AREA_NK100: nk };
    const fields = { ...accountFields(account), ...span, PDNO: of.code, ...all, ...none, ...page };
    return { method: 'GET', path: `${trading}/inquire-daily-ccld`, trId: 'TTTC0081R', fields, isNext: nk !== '' };
  },
  readDay(body) {
    const list = DayList.safeParse(body).data;
    return list && { rows: list.output1.map(rowOf), page: { fk: list.ctx_area_fk100, nk: list.ctx_area_nk100 } };
  },
  holdings(account, { fk, nk }) {
    const kind = { AFHR_FLPR_YN: 'N', OFL_YN: '', INQR_DVSN: '02', UNPR_DVSN: '01', FUND_STTL_ICLD_YN: 'N' };
    const rest = { FNCG_AMT_AUTO_RDPT_YN: 'N', PRCS_DVSN: '00', CTX_AREA_FK100: fk, CTX_AREA_NK100: nk };
    const fields = { ...accountFields(account), ...kind, ...rest };
    return { method: 'GET', path: `${trading}/inquire-balance`, trId: 'TTTC8434R', fields, isNext: nk !== '' };
  },
  readHoldings(body) {
    const list = Holdings.safeParse(body).data;
    const rows = list?.output1.map(({ pdno, hldg_qty: count }) => ({
      asset: `${pdno.trim()}.KS`,
      units: count * unitsPerOne,
    }));
    return list && rows && { rows, page: { fk: list.ctx_area_fk100, nk: list.ctx_area_nk100 } };
  },
};

function rowOf(row: z.output<typeof Row>) {
  return {
    number: row.odno,
    original: row.orgn_odno,
    side: sideOf(row.sll_buy_dvsn_cd),
    code: row.pdno.trim(),
    time: row.ord_tmd,
    quantity: row.ord_qty,
    priceUnits: row.ord_unpr,
    filled: row.tot_ccld_qty,
    fundsUnits: row.tot_ccld_amt,
    averageUnits: row.avg_prvs,
    rest: row.rmn_qty,
    rejected: row.rjct_qty,
    isCancelled: row.cncl_yn.trim() === 'Y',
    branch: row.ord_gno_brno,
  };
}

type Terms = KisTerms | { readonly impossible: string };

/**
 * An order in whole shares and won. A buy that says what it spends leaves as a limit one per cent above the price it was
 * decided on: at the market's price it could cost more than it has reserved.
 */
function termsOf(order: Order, atMs: Instant): Terms {
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

function whole({ code, quantityUnits, priceUnits }: { code: string; quantityUnits: Units; priceUnits: Units }): Terms {
  if (quantityUnits <= 0n) return impossible('it is smaller than one share');
  if (quantityUnits % unitsPerOne !== 0n) return impossible('shares are sold whole here');
  if (priceUnits % unitsPerOne !== 0n) return impossible('prices are whole won here');
  return { code, quantity: quantityUnits / unitsPerOne, priceUnits };
}
