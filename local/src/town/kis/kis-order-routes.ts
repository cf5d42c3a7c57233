import * as z from 'zod/mini';
import type { MarketProgramme } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import { parseJson, type Route, type VendorReply, type VendorRequest } from '../serve-vendor.ts';
import { futuresTransactions } from './kis-futures-transactions.ts';
import { dateText, findMarket, timeText } from './kis-market.ts';
import { createDesk, type KisDesk, type KisOrder, placeKisOrder } from './kis-orders.ts';
import { cancel, dayOf, failure, hashOf, page, taken } from './kis-replies.ts';

export interface KisExchangeOptions {
  readonly account: string;
  readonly cash: number;
  /** By the venue's code. */
  readonly shares: Readonly<Record<string, number>>;
  /** The host for practice, where every transaction has another name. */
  readonly isMock?: boolean;
}

export interface KisGate {
  readonly programme: MarketProgramme;
  readonly faults: FaultBoard;
  refusalOf(request: VendorRequest): VendorReply | undefined;
}

const Fields = z.record(z.string(), z.string());
export type KisFields = z.output<typeof Fields>;

/** One transaction of the gateway: its method, path and names, and what it does with the fields it was given. */
export type KisTransaction = readonly [
  request: readonly [Route['method'], string, ...string[]],
  run: (fields: KisFields, request: VendorRequest) => VendorReply,
];

/** Orders of one account: numbers of the day, sums instead of trades, nothing that a client could name an order by. */
export function kisOrderRoutes(gate: KisGate, options: KisExchangeOptions): Route[] {
  const desk = createDesk(options);
  const [cano, product] = options.account.split('-');
  const transactions = product === '03' ? futuresTransactions(gate, desk) : stockTransactions(gate, desk);
  const nameOf = (trId: string) => (options.isMock === true ? trId.replace(/^[TJC]/, 'V') : trId);
  const route = ([[method, path, ...trIds], run]: KisTransaction): Route => ({
    method,
    path: new RegExp(`^${path}$`),
    answer(request) {
      const refusal = gate.refusalOf(request);
      if (refusal !== undefined) return refusal;
      const asked = trIds.find((trId) => nameOf(trId) === request.headers['tr_id']);
      if (asked === undefined) return failure('OPSQ0002', '없는 서비스 코드 입니다.');
      const fields =
        method === 'GET' ? Object.fromEntries(request.query) : Fields.safeParse(parseJson(request.body)).data;
      if (fields === undefined) return failure('OPSQ2001', 'ERROR INPUT FIELD NOT FOUND');
      if (method === 'POST' && request.headers['hashkey'] !== hashOf(request.body))
        return failure('EGW00206', 'hashkey');
      if (fields['CANO'] !== cano || fields['ACNT_PRDT_CD'] !== product) return failure('APAC0081', '계좌번호 오류');
      return run(fields, { ...request, headers: { ...request.headers, tr_id: asked } });
    },
  });
  const answerHash = ({ body }: VendorRequest) => ({ status: 200, body: { HASH: hashOf(body) } });
  return [{ method: 'POST', path: /^\/uapi\/hashkey$/, answer: answerHash }, ...transactions.map(route)];
}

function stockTransactions(gate: KisGate, desk: KisDesk): KisTransaction[] {
  const trading = '/uapi/domestic-stock/v1/trading';
  return [
    [
      ['POST', `${trading}/order-cash`, 'TTTC0012U', 'TTTC0011U'],
      (fields, { headers }) => place(gate, desk, { fields, side: headers['tr_id'] === 'TTTC0012U' ? 'buy' : 'sell' }),
    ],
    [
      ['POST', `${trading}/order-rvsecncl`, 'TTTC0013U'],
      (fields) => cancel(desk, { number: fields['ORGN_ODNO'], nowMs: gate.faults.marketNow() }),
    ],
    [
      ['GET', `${trading}/inquire-daily-ccld`, 'TTTC0081R'],
      (fields) => page(dayOf(desk, fields['INQR_STRT_DT'], fields['PDNO']).map(rowOf), fields, '100'),
    ],
    [
      ['GET', `${trading}/inquire-balance`, 'TTTC8434R'],
      (fields) => {
        const rows = [...desk.shares].map(([pdno, count]) => ({ pdno, hldg_qty: String(count) }));
        return page(rows, fields, '100');
      },
    ],
  ];
}

function place(
  { programme, faults }: KisGate,
  desk: KisDesk,
  { fields, side }: { fields: Readonly<Record<string, string>>; side: 'buy' | 'sell' },
): VendorReply {
  const nowMs = faults.marketNow();
  const code = fields['PDNO'] ?? '';
  const market = findMarket(programme, { kind: 'stock', code, nowMs })?.series.priceAt(nowMs)?.price;
  const quantity = Number(fields['ORD_QTY']);
  const price = Number(fields['ORD_UNPR']);
  const isMarket = fields['ORD_DVSN'] === '01';
  if (market === undefined) return failure('APBK0656', '해당종목정보가 없습니다.');
  if (!(quantity > 0) || isMarket !== (price === 0)) return failure('APBK0506', '주문단가를 확인하십시오.');
  const thin = faults.current().thinBook === true;
  const placed = placeKisOrder(desk, { code, side, quantity, price, market, thin, nowMs });
  return placed === undefined ? failure('APBK0952', '주문가능금액을 초과 했습니다.') : taken(placed);
}

/** Numbers are padded, as they come. */
function rowOf(order: KisOrder) {
  const { number, original, code, side, quantity, price, filled, funds, cancelled, atMs } = order;
  const rest = quantity - filled - cancelled;
  return {
    ord_dt: dateText(atMs),
    ord_gno_brno: '00950',
    odno: number,
    orgn_odno: original,
    sll_buy_dvsn_cd: side === 'buy' ? '02' : '01',
    pdno: code.padEnd(12),
    ord_qty: String(quantity).padStart(10, '0'),
    ord_unpr: String(price),
    ord_tmd: timeText(atMs),
    tot_ccld_qty: String(filled).padStart(10, '0'),
    avg_prvs: filled === 0 ? '0' : (funds / filled).toFixed(4),
    cncl_yn: cancelled > 0 ? 'Y' : 'N',
    tot_ccld_amt: String(funds).padStart(18, '0'),
    rmn_qty: String(rest),
    rjct_qty: '0',
  };
}
