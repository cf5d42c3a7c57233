import { type Id, makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultSettings, type Halt } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store } from '../adapters/store/store.ts';

const strategyIds = strategies.map(({ id }) => id);

interface HaltSwitch {
  readonly userId: Id;
  readonly halted: boolean;
  readonly by: string;
  readonly reason: string;
  readonly atMs: Instant;
}

/**
 * Stops or restarts a person's new entries in one transaction, with the event and the alert that say so. Pressing twice is
 * pressing once: the first reason stays.
 */
export function switchHalt({ userId, halted, by, reason, atMs }: HaltSwitch, store: Store): Promise<Halt> {
  return store.transact(async (transaction) => {
    const ref = documentRef('settings', 'trading', userId);
    const [stored] = await transaction.getMany([ref]);
    const settings = stored ?? defaultSettings(strategyIds, atMs);
    if (settings.halt.halted === halted) return settings.halt;
    const halt: Halt = { halted, atMs, by, reason };
    const kind = halted ? 'halted' : 'resumed';
    const id = makeId(kind, atMs);
    const text = halted
      ? { ko: `거래 중단: ${reason}`, en: `Trading halted: ${reason}` }
      : { ko: '거래 재개', en: 'Trading resumed' };
    transaction.set(ref, { ...settings, halt });
    transaction.set(documentRef('riskEvents', id, userId), { id, kind, rule: 'trading-enabled', text, atMs });
    transaction.set(documentRef('alerts', id, userId), { id, level: halted ? 'critical' : 'info', text, atMs });
    return halt;
  });
}
