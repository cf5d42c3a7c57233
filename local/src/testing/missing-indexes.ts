import type { CollectionName } from '@gaemi/core/collections.ts';
import type { StoreQuery } from '@gaemi/functions/adapters/store/store.ts';
import * as z from 'zod/mini';

const Field = z.object({
  fieldPath: z.string(),
  order: z.optional(z.enum(['ASCENDING', 'DESCENDING'])),
  arrayConfig: z.optional(z.literal('CONTAINS')),
});

/** The part of `firestore.indexes.json` that answers queries over several fields. */
export const Indexes = z.object({
  indexes: z.array(z.object({ collectionGroup: z.string(), fields: z.array(Field) })),
});
export type Indexes = z.output<typeof Indexes>;

export type AskedQuery = Pick<StoreQuery<CollectionName>, 'collection' | 'where' | 'orderBy'>;

/** The emulator answers every query; the real store only those that have an index. Answers those without one, in words. */
export function missingIndexes(queries: readonly AskedQuery[], { indexes }: Indexes): string[] {
  const missing = queries.map(neededIndex).filter((needed) => needed !== undefined && !indexes.some(matches(needed)));
  return [...new Set(missing.map((needed) => JSON.stringify(needed)))];
}

interface NeededIndex {
  readonly collection: string;
  /** In any order, before the last. */
  readonly equal: readonly string[];
  readonly last: { readonly field: string; readonly order: 'ASCENDING' | 'DESCENDING' };
}

/** Equalities alone are answered by merging the indexes that every field has; so is an order by a single field. */
function neededIndex({ collection, where = [], orderBy }: AskedQuery): NeededIndex | undefined {
  const range = where.find(([, operator]) => operator === '<=' || operator === '>=')?.[0];
  const [field, direction] = orderBy ?? [range, 'asc'];
  const equal = where.map(([name]) => name).filter((name) => name !== field);
  if (field === undefined || equal.length === 0) return undefined;
  const order = direction === 'desc' ? 'DESCENDING' : 'ASCENDING';
  return { collection, equal: [...new Set(equal)].toSorted(), last: { field, order } };
}

function matches({ collection, equal, last }: NeededIndex) {
  return ({ collectionGroup, fields }: Indexes['indexes'][number]): boolean => {
    const sorted = fields.at(-1);
    const before = fields.slice(0, -1).map(({ fieldPath }) => fieldPath);
    return (
      collectionGroup === collection &&
      sorted?.fieldPath === last.field &&
      sorted.order === last.order &&
      before.toSorted().join() === equal.join()
    );
  };
}
