import type { VendorReply } from '../serve-vendor.ts';
import { findMarket, dateText, timeText } from './kis-market.ts';
import type { KisFields, KisGate, KisTransaction } from './kis-order-routes.ts';
import { type KisDesk, type KisOrder, placeKisOrder } from './kis-orders.ts';
import { cancel, dayOf, failure, page, taken } from './kis-replies.ts';

const pointWorth = 250_000;

/** The kinds of orders by their three codes, which have to agree: price, condition, order. */
const kinds = new Set([
  '01 0 01',
  '02 0 02',
  '04 0 04',
  '01 3 10',
  '01 4 11',
  '02 3 12',
  '02 4 13',
  '04 3 14',
  '04 4 15',
]);

/** Futures of KOSPI200 by day. */
export function futuresTransactions(gate: KisGate, desk: KisDesk): KisTransaction[] {
  const trading = '/uapi/domestic-futureoption/v1/trading';
  return [
    [['POST', `${trading}/order`, 'TTTO1101U'], (fields) => place(gate, desk, fields)],
    [
      ['POST', `${trading}/order-rvsecncl`, 'TTTO1103U'],
      (fields) => {
        const isWhole = fields['ORD_QTY'] === '0' && fields['RMN_QTY_YN'] === 'Y';
        if (fields['RVSE_CNCL_DVSN_CD'] !== '02' || !isWhole) return failure('OPSQ2001', 'ERROR INPUT FIELD');
        return cancel(desk, { number: fields['ORGN_ODNO'], nowMs: gate.faults.marketNow() });
      },
    ],
    [
      ['GET', `${trading}/inquire-ccnl`, 'TTTO5201R'],
      (fields) => page(dayOf(desk, fields['STRT_ORD_DT'], fields['PDNO']).map(rowOf), fields, '200'),
    ],
    [
      ['GET', `${trading}/inquire-balance`, 'CTFO6118R'],
      (fields) => {
        const rows = [...desk.shares].map(([shtn_pdno, count]) => ({
          shtn_pdno,
          sll_buy_dvsn_name: count < 0 ? 'SLL' : '매수',
          cblc_qty: String(Math.abs(count)),
        }));
        return page(rows, fields, '200');
      },
    ],
  ];
}

function place({ programme, faults }: KisGate, desk: KisDesk, fields: KisFields): VendorReply {
  const nowMs = faults.marketNow();
  const code = fields['SHTN_PDNO'] ?? '';
  const market = findMarket(programme, { kind: 'future', code, nowMs })?.series.priceAt(nowMs)?.price;
  if (market === undefined) return failure('APBK0656', '해당종목정보가 없습니다.');
  const { NMPR_TYPE_CD: type = '', KRX_NMPR_CNDT_CD: condition = '', ORD_DVSN_CD: kind = '' } = fields;
  const price = Number(fields['UNIT_PRICE']);
  const quantity = Number(fields['ORD_QTY']);
  const isWhole = Number.isInteger(quantity) && quantity > 0;
  if (!kinds.has(`${type} ${condition} ${kind}`) || !isWhole || (type === '01') !== price > 0) {
    return failure('APBK0506', '주문단가를 확인하십시오.');
  }
  const thin = faults.current().thinBook === true;
  const side = fields['SLL_BUY_DVSN_CD'] === '02' ? 'buy' : 'sell';
  const terms = { code, side, quantity, price, market, thin, nowMs } as const;
  const placed = placeKisOrder(desk, { ...terms, multiplier: pointWorth, isAtOnce: condition !== '0' });
  return placed === undefined ? failure('APBK0952', '주문가능금액을 초과 했습니다.') : taken(placed);
}

function rowOf({
  number,
  original,
  code,
  side,
  quantity,
  price,
  filled,
  funds,
  cancelled,
  atMs,
  multiplier,
}: KisOrder) {
  return {
    ord_gno_brno: '00950',
    ord_dt: dateText(atMs),
    odno: number,
    orgn_odno: original,
    sll_buy_dvsn_cd: side === 'buy' ? '02' : '01',
    trad_dvsn_name: side === 'buy' ? '매수' : '매도',
    pdno: code.padEnd(12),
    ord_qty: String(quantity).padStart(10, '0'),
    ord_idx: price.toFixed(8),
    qty: String(quantity - filled - cancelled),
    ord_tmd: timeText(atMs),
    tot_ccld_qty: String(filled).padStart(10, '0'),
    avg_idx: filled === 0 ? '0.00000000' : (funds / filled / multiplier).toFixed(8),
    tot_ccld_amt: String(Math.round(funds)),
    rjct_qty: '0',
    ingr_trad_rjct_rson_cd: '',
  };
}
