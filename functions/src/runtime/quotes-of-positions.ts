import type { Id } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { boardGroups, findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import type { Store } from '../adapters/store/store.ts';

/** Quotes of the usual boards, and of those that only these positions ask for: futures, and pairs abroad. */
export async function quotesOfPositions(
  store: Store,
  positions: readonly Position[],
  usual: ReadonlyMap<Id, Quote>,
): Promise<ReadonlyMap<Id, Quote>> {
  const groups = positions.flatMap(({ instrumentId, quantityUnits, futures }) => {
    const isHeld = futures !== undefined || quantityUnits !== 0n;
    const group = isHeld ? findInstrument(instrumentId)?.group : undefined;
    return group === undefined || boardGroups.includes(group) ? [] : [group];
  });
  if (groups.length === 0) return usual;
  const boards = await store.getMany([...new Set(groups)].map((group) => documentRef('boards', group)));
  return new Map([...usual, ...boards.flatMap((board) => Object.entries(board?.quotes ?? {}))]);
}
