import * as z from 'zod/mini';
import type { Text } from '../base/text.ts';
import { type Units, unitsToText } from '../base/units.ts';

/** What can be wrong with books. */
export const DriftKind = z.enum(['chain', 'balance', 'sum', 'negative', 'reserved', 'margin', 'position', 'venue']);
export type DriftKind = z.output<typeof DriftKind>;

export interface Drift {
  readonly kind: DriftKind;
  readonly subject: string;
  readonly text: Text;
  /** What the books say it must be, and what it is; a broken chain has no figures. */
  readonly expectedUnits?: Units;
  readonly foundUnits?: Units;
}

/** A drift where two amounts that should be the same are not. */
export function difference(
  kind: Exclude<DriftKind, 'chain'>,
  subject: string,
  [expected, found]: readonly [Units, Units],
): Drift[] {
  if (expected === found) return [];
  const [wanted, is] = [unitsToText(expected), unitsToText(found)];
  const { ko, en } = names[kind];
  return [
    {
      kind,
      subject,
      text: { ko: `${ko}: ${subject} ${wanted} → ${is}`, en: `${en}: ${subject} should be ${wanted} and is ${is}` },
      expectedUnits: expected,
      foundUnits: found,
    },
  ];
}

const names: Readonly<Record<Exclude<DriftKind, 'chain'>, Text>> = {
  balance: { ko: '계정 잔액이 거래 내역의 합과 다릅니다', en: 'The balance is not what its transfers come to' },
  sum: { ko: '모든 계정의 합이 0이 아닙니다', en: 'The accounts do not sum to zero' },
  negative: { ko: '잔액이 0보다 작습니다', en: 'The balance is below zero' },
  reserved: { ko: '묶인 금액이 진행 중인 주문과 다릅니다', en: 'What is reserved is not what orders have promised' },
  margin: { ko: '증거금 잔액이 포지션의 증거금 합과 다릅니다', en: 'The margin is not what positions have put up' },
  position: { ko: '보유 수량이 원장과 다릅니다', en: 'The position is not what the ledger holds' },
  venue: { ko: '거래소의 수량이 원장과 다릅니다', en: 'The venue holds something else than the ledger' },
};
