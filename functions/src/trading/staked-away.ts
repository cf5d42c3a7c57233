import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { type Instant, koreanDate } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import { stakingTermsOf } from '@gaemi/core/trading/staking-terms.ts';
import type { Store } from '../adapters/store/store.ts';

/** Whether all that is held of a coin is staked or on its way back: then there is nothing that an order could sell. */
export async function isStakedAway(
  store: Store,
  { userId, instrumentId, atMs }: { readonly userId: Id; readonly instrumentId: Id; readonly atMs: Instant },
): Promise<boolean> {
  const { asset } = instrumentById(instrumentId);
  if (stakingTermsOf(asset, atMs) === undefined) return false;
  const accounts = await store.getMany(
    (['holding', 'reserved', 'staked', 'unbonding'] as const).map((role) =>
      documentRef('accounts', accountId(role, asset), userId),
    ),
  );
  const [holding, reserved, staked, unbonding] = accounts.map((account) => account?.balanceUnits ?? 0n);
  return holding === 0n && reserved === 0n && (staked !== 0n || unbonding !== 0n);
}

/** The same one through the day, however often it is looked at. */
export function stakedAwayAlert(instrumentId: Id, atMs: Instant): Alert {
  const text = {
    ko: `${instrumentId}: 손절 기준에 닿았지만 전량 스테이킹 중이라 팔 수 없습니다. 팔려면 먼저 언스테이킹하세요.`,
    en: `${instrumentId} is at its stop, but all of it is staked and cannot be sold. Unstake it first.`,
  };
  return { id: makeId('staked-at-stop', instrumentId, koreanDate(atMs)), level: 'warning', text, atMs };
}
