import { createHash } from 'node:crypto';
import type { VendorReply } from '../serve-vendor.ts';
import { dateText, timeText } from './kis-market.ts';
import { cancelRest, type KisDesk, type KisOrder } from './kis-orders.ts';

/** Rows of a page, so that lists have more than one. */
const rowsPerPage = 2;

/** An order was sent on; what becomes of it is another question. */
export function taken({ number, atMs }: KisOrder): VendorReply {
  const output = { KRX_FWDG_ORD_ORGNO: '00950', ODNO: number, ORD_TMD: timeText(atMs) };
  return {
    status: 200,
    body: { rt_cd: '0', msg_cd: 'APBK0013', msg1: '주문 전송 완료 되었습니다.'.padEnd(80), output },
  };
}

export function cancel(desk: KisDesk, { number, nowMs }: { number: string | undefined; nowMs: number }): VendorReply {
  const order = desk.orders.find((candidate) => candidate.number === number);
  if (order === undefined || order.filled + order.cancelled >= order.quantity) {
    return failure('APBK0344', '정정취소 가능수량이 없습니다.');
  }
  return taken(cancelRest(desk, order, nowMs));
}

/** The newest first. */
export function dayOf(desk: KisDesk, date: string | undefined, code: string | undefined): KisOrder[] {
  return desk.orders.filter((order) => dateText(order.atMs) === date && order.code === code).toReversed();
}

/** The keys of its context are named after their length: 100 for shares, 200 for futures. */
export function page(
  rows: readonly object[],
  fields: Readonly<Record<string, string>>,
  length: '100' | '200',
): VendorReply {
  const first = Number(fields[`CTX_AREA_NK${length}`] || 0);
  const next = first + rowsPerPage;
  const more = next < rows.length;
  const context = {
    [`ctx_area_fk${length}`]: more ? 'more'.padEnd(100) : '',
    [`ctx_area_nk${length}`]: more ? String(next) : '',
  };
  const envelope = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.'.padEnd(80) };
  const body = { ...envelope, ...context, output1: rows.slice(first, next), output2: {} };
  return { status: 200, body, headers: { tr_cont: more ? 'M' : 'D' } };
}

export function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

export function failure(msg_cd: string, msg1: string): VendorReply {
  return { status: 200, body: { rt_cd: '7', msg_cd, msg1: msg1.padEnd(80) } };
}
