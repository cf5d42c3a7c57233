import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { MarketProgramme } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import { parseJson, type Route, type VendorReply, type VendorRequest } from '../serve-vendor.ts';
import { dateText, findMarket, timeText } from './kis-market.ts';
import { cancelRest, createDesk, type KisOrder, type KisDesk, placeKisOrder } from './kis-orders.ts';

export interface KisExchangeOptions {
  readonly account: string;
  readonly cash: number;
  /** By the venue's code. */
  readonly shares: Readonly<Record<string, number>>;
}

interface Gate {
  readonly programme: MarketProgramme;
  readonly faults: FaultBoard;
  refusalOf(request: VendorRequest): VendorReply | undefined;
}

/** Rows of a page, so that lists have more than one. */
const rowsPerPage = 2;

const Fields = z.record(z.string(), z.string());

/** Orders for shares: numbers of the day, sums instead of trades, nothing that a client could name an order by. */
export function kisOrderRoutes(gate: Gate, options: KisExchangeOptions): Route[] {
  const desk = createDesk(options);
  const [cano, product] = options.account.split('-');
  const trading = '/uapi/domestic-stock/v1/trading';
  const route = (
    [method, path, ...trIds]: readonly [Route['method'], string, ...string[]],
    run: (fields: Readonly<Record<string, string>>, request: VendorRequest) => VendorReply,
  ): Route => ({
    method,
    path: new RegExp(`^${path}$`),
    answer(request) {
      const refusal = gate.refusalOf(request);
      if (refusal !== undefined) return refusal;
      if (!trIds.includes(String(request.headers['tr_id']))) return failure('OPSQ0002', '없는 서비스 코드 입니다.');
      const fields =
        method === 'GET' ? Object.fromEntries(request.query) : Fields.safeParse(parseJson(request.body)).data;
      if (fields === undefined) return failure('OPSQ2001', 'ERROR INPUT FIELD NOT FOUND');
      if (method === 'POST' && request.headers['hashkey'] !== hashOf(request.body))
        return failure('EGW00206', 'hashkey');
      if (fields['CANO'] !== cano || fields['ACNT_PRDT_CD'] !== product) return failure('APAC0081', '계좌번호 오류');
      return run(fields, request);
    },
  });
  return [
    {
      method: 'POST',
      path: /^\/uapi\/hashkey$/,
      answer: ({ body }) => ({ status: 200, body: { HASH: hashOf(body) } }),
    },
    route(['POST', `${trading}/order-cash`, 'TTTC0012U', 'TTTC0011U'], (fields, { headers }) =>
      place(gate, desk, { fields, side: headers['tr_id'] === 'TTTC0012U' ? 'buy' : 'sell' }),
    ),
    route(['POST', `${trading}/order-rvsecncl`, 'TTTC0013U'], (fields) => {
      const order = desk.orders.find(({ number }) => number === fields['ORGN_ODNO']);
      if (order === undefined || order.filled + order.cancelled >= order.quantity) {
        return failure('APBK0344', '정정취소 가능수량이 없습니다.');
      }
      return taken(cancelRest(desk, order, gate.faults.marketNow()));
    }),
    route(['GET', `${trading}/inquire-daily-ccld`, 'TTTC0081R'], (fields) => {
      const of = (order: KisOrder) => dateText(order.atMs) === fields['INQR_STRT_DT'] && order.code === fields['PDNO'];
      return page(desk.orders.filter(of).toReversed().map(rowOf), fields);
    }),
    route(['GET', `${trading}/inquire-balance`, 'TTTC8434R'], (fields) => {
      const rows = [...desk.shares].map(([pdno, count]) => ({ pdno, hldg_qty: String(count) }));
      return page(rows, fields);
    }),
  ];
}

function place(
  { programme, faults }: Gate,
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

function taken({ number, atMs }: KisOrder): VendorReply {
  const output = { KRX_FWDG_ORD_ORGNO: '00950', ODNO: number, ORD_TMD: timeText(atMs) };
  return {
    status: 200,
    body: { rt_cd: '0', msg_cd: 'APBK0013', msg1: '주문 전송 완료 되었습니다.'.padEnd(80), output },
  };
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

function page(rows: readonly object[], fields: Readonly<Record<string, string>>): VendorReply {
  const first = Number(fields['CTX_AREA_NK100'] || 0);
  const next = first + rowsPerPage;
  const more = next < rows.length;
  const output1 = rows.slice(first, next);
  const context = { ctx_area_fk100: more ? 'more'.padEnd(100) : '', ctx_area_nk100: more ? String(next) : '' };
  const body = {
    rt_cd: '0',
    msg_cd: 'MCA00000',
    msg1: '정상처리 되었습니다.'.padEnd(80),
    ...context,
    output1,
    output2: {},
  };
  return { status: 200, body, headers: { tr_cont: more ? 'M' : 'D' } };
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function failure(msg_cd: string, msg1: string): VendorReply {
  return { status: 200, body: { rt_cd: '7', msg_cd, msg1: msg1.padEnd(80) } };
}
