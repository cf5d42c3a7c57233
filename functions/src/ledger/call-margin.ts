import { moneyApart } from '@gaemi/core/base/money-text.ts';
import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { type Instant, koreanDate } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { isMarginCalled, marginState } from '@gaemi/core/risk/margin-call.ts';
import type { BaseContext } from '../runtime/context.ts';

const positionsMax = 500;

interface Call {
  readonly userId: Id;
  /** The last prices of the session. */
  readonly prices: ReadonlyMap<Id, number>;
  readonly atMs: Instant;
}

/** Tells a person, once a day, that what is left no longer carries their futures: the desk closes them at the next price. */
export async function callMargin({ userId, prices, atMs }: Call, { store, publish }: BaseContext): Promise<void> {
  const [positions, accounts] = await Promise.all([
    store.list({ collection: 'positions', userId, limit: positionsMax }),
    store.getMany((['cash', 'margin'] as const).map((role) => documentRef('accounts', accountId(role, 'KRW'), userId))),
  ]);
  const known = accounts.filter((account) => account !== undefined);
  const state = marginState({ accounts: known, positions }, prices, atMs);
  if (!isMarginCalled(state)) return;
  const [left, needed] = moneyApart(state.equityUnits, state.maintenanceUnits, 'KRW');
  const id = makeId('margin-call', koreanDate(atMs));
  const text = {
    ko: `마진콜: 선물 평가예탁금(${left.ko})이 유지증거금(${needed.ko})보다 적습니다. 입금하지 않으면 다음 시세에 반대매매됩니다.`,
    en: `Margin call: ${left.en} is left and ${needed.en} has to be. Deposit, or the desk closes your futures at the next price.`,
  };
  await store.createOnce(documentRef('riskEvents', id, userId), {
    id,
    kind: 'margin-call',
    rule: 'maintenance-margin',
    text,
    atMs,
  });
  await publish('alert-raised', { userId, alert: { id, level: 'critical', text, atMs }, atMs });
}
