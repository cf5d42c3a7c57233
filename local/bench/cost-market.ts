import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import { deposit } from '@gaemi/functions/ledger/deposit.ts';
import { cloudLogger } from '@gaemi/functions/runtime/cloud-logger.ts';
import { contextFor } from '@gaemi/functions/runtime/outside.ts';
import { makeProgramme } from '../src/markets/market-programme.ts';
import type { Shutdown } from '../src/processes/shutdown.ts';
import type { Member } from '../src/seed/seed-member.ts';
import { vendorEnvironment } from '../src/stage/vendor-environment.ts';
import { startTown } from '../src/town/start-town.ts';
import type { CostDesk } from './cost-desk.ts';

/** The only project that the Auth emulator's keys belong to. */
export const projectId = 'demo-gaemi';

export interface CostMarket {
  readonly environment: Readonly<Record<string, string | undefined>>;
  marketNow(): Instant;
  moveTo(atMs: Instant): void;
}

/** The vendors of the default programme, at a time that moves when it is told to. */
export async function openMarket(startMs: Instant, shutdown: Shutdown): Promise<CostMarket> {
  let marketMs = startMs - 10 * minuteMs;
  const marketNow = () => marketMs;
  const programme = makeProgramme({ nowMs: startMs });
  // Limits per second of the vendors are not what is counted.
  const town = await startTown({ programme, marketNow, speed: 1000 });
  shutdown.add(() => town.close());
  return {
    environment: { ...vendorEnvironment(town.urls, {}), GOOGLE_CLOUD_PROJECT: projectId },
    marketNow,
    moveTo(atMs) {
      // A moment into the minute, as ticks arrive.
      marketMs = atMs + 2000;
    },
  };
}

/** One member with ten million won, who trades what the default strategies say. */
export async function joinMember({ host }: CostDesk, { userId, credentials }: Member, atMs: Instant): Promise<void> {
  const { store } = host.outside;
  const { email } = credentials;
  const strategyIds = strategies.map(({ id }) => id);
  await store.set(documentRef('users', userId), { userId, email, joinedAtMs: atMs });
  await store.set(documentRef('settings', 'trading', userId), defaultSettings(strategyIds, atMs));
  const log = cloudLogger({ function: deposit.name, causeId: 'bench', atMs, trace: 'bench' }, () => undefined);
  const data = { currency: 'KRW', units: '1000000000000000', requestId: 'first' };
  await deposit.handle({ data, atMs, caller: { userId, email } }, contextFor(deposit, host.outside, log));
}
