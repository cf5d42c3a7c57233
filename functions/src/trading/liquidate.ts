import { moneyApart } from '@gaemi/core/base/money-text.ts';
import { type Id, makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { isMarginCalled, liquidationStrategyId, marginState } from '@gaemi/core/risk/margin-call.ts';
import type { Context } from '../runtime/context.ts';
import { closePosition } from './close-position.ts';

interface Futures {
  readonly userId: Id;
  /** Those of the person's positions that are futures. */
  readonly positions: readonly Position[];
  /** Fresh ones: a position without one is left for the next tick. */
  readonly prices: ReadonlyMap<Id, number>;
  readonly atMs: Instant;
}

/** Closes all futures of a person whose cash and margin no longer carry them, through the same path as any order. */
export async function liquidate(
  { userId, positions, prices, atMs }: Futures,
  context: Context<'exchanges'>,
): Promise<void> {
  const { store, publish } = context;
  const refs = (['cash', 'margin'] as const).map((role) => documentRef('accounts', accountId(role, 'KRW'), userId));
  const accounts = (await store.getMany(refs)).filter((account) => account !== undefined);
  const state = marginState({ accounts, positions }, prices, atMs);
  if (!isMarginCalled(state)) return;
  const [left, needed] = moneyApart(state.equityUnits, state.maintenanceUnits, 'KRW');
  for (const position of positions) {
    const { instrumentId, openedAtMs } = position;
    const causeId = (attempt: number) =>
      makeId('liquidation', instrumentId, openedAtMs, ...(attempt > 0 ? [attempt] : []));
    const order = await closePosition({ userId, position, strategyId: liquidationStrategyId, causeId, atMs }, context);
    const text = {
      ko: `${instrumentId} 반대매매: 평가예탁금 ${left.ko}, 유지증거금 ${needed.ko}`,
      en: `${instrumentId} is liquidated: ${left.en} is left and ${needed.en} has to be`,
    };
    const event = {
      id: order.causeId,
      kind: 'liquidated',
      rule: 'maintenance-margin',
      text,
      atMs,
      orderId: order.id,
    } as const;
    await store.createOnce(documentRef('riskEvents', event.id, userId), event);
    await publish('alert-raised', { userId, alert: { id: order.causeId, level: 'critical', text, atMs }, atMs });
  }
}
