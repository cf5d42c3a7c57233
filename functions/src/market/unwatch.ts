import type { Id } from '@gaemi/core/base/id.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { coveredInstruments, coverLess } from '@gaemi/core/market/watchlist.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';

/** No list is longer; a request that names more is a mistake. */
const symbolsMax = 1000;

/** A person takes instruments off their list; what nobody watches any more is not collected, and not filled up further. */
export const unwatch = defineCallable({
  name: 'unwatch',
  identity: 'desk',
  async run({ symbols }, { userId }, { store, clock }) {
    // An id is not read here: what got onto a list can be taken off it, whatever its form.
    const ids = symbols.filter((symbol) => symbol.length > 0);
    if (ids.length === 0 || ids.length > symbolsMax) {
      throw new CallableError('invalid-argument', {
        ko: `뺄 종목을 1개에서 ${symbolsMax}개까지 적어 주세요.`,
        en: `Name 1 to ${symbolsMax} symbols to remove.`,
      });
    }
    return { instrumentIds: await stopWatching({ userId, ids }) };

    function stopWatching(leaving: { readonly userId: Id; readonly ids: readonly Id[] }): Promise<Id[]> {
      const listRef = documentRef('watchlists', 'main', userId);
      const coverageRef = documentRef('coverage', 'all');
      return store.transact(async (transaction) => {
        const [list, before] = await transaction.getMany([listRef, coverageRef]);
        const instrumentIds = (list?.instrumentIds ?? []).filter((id) => !leaving.ids.includes(id));
        const gone = (list?.instrumentIds ?? []).filter((id) => leaving.ids.includes(id));
        const coverage = coverLess(before, { userId: leaving.userId, ids: gone });
        const still = new Set(coveredInstruments(coverage).map(({ id }) => id));
        const refs = gone.filter((id) => !still.has(id)).map((id) => documentRef('backfills', id));
        const fills = await transaction.getMany(refs);
        const positions = await transaction.getMany(gone.map((id) => documentRef('positions', id, userId)));
        const held = positions.find((position) => position !== undefined && position.quantityUnits !== 0n);
        // Without quotes no stop would protect it.
        if (held !== undefined) throw new CallableError('failed-precondition', stillHeld(held.instrumentId));
        if (gone.length === 0) return instrumentIds;
        const updatedAtMs = clock.nowMs();
        transaction.set(listRef, { instrumentIds, updatedAtMs });
        transaction.set(coverageRef, coverage);
        for (const [index, fill] of fills.entries()) {
          const ref = refs[index];
          if (ref !== undefined && fill?.status === 'running') {
            transaction.set(ref, { ...fill, status: 'cancelled', updatedAtMs });
          }
        }
        return instrumentIds;
      });
    }
  },
});

function stillHeld(id: Id): Text {
  return {
    ko: `${id}을(를) 보유하고 있어 관심 종목에서 뺄 수 없습니다. 시세가 없으면 손절이 동작하지 않습니다. 먼저 매도해 주세요.`,
    en: `You hold ${id}, and without its quotes no stop would protect you. Sell it first.`,
  };
}
