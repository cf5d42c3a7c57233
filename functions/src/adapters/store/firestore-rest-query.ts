import type { CollectionName } from '@gaemi/core/collections.ts';
import { toRestValue } from './firestore-rest-value.ts';
import type { StoreQuery } from './store.ts';

/** A query as Firestore's REST interface takes it. */
export function toStructuredQuery<Name extends CollectionName>(query: StoreQuery<Name>) {
  const filters = (query.where ?? []).map(([fieldPath, operator, value]) => ({
    fieldFilter: { field: { fieldPath }, op: operators[operator], value: toRestValue(value) },
  }));
  const [orderField, direction] = query.orderBy ?? [];
  return {
    from: [{ collectionId: query.collection }],
    where: filters.length === 0 ? undefined : { compositeFilter: { op: 'AND', filters } },
    orderBy:
      orderField === undefined
        ? undefined
        : [{ field: { fieldPath: orderField }, direction: directions[direction ?? 'asc'] }],
    limit: query.limit,
  };
}

const operators = {
  '==': 'EQUAL',
  '<=': 'LESS_THAN_OR_EQUAL',
  '>=': 'GREATER_THAN_OR_EQUAL',
  in: 'IN',
  'array-contains': 'ARRAY_CONTAINS',
} as const;

const directions = { asc: 'ASCENDING', desc: 'DESCENDING' } as const;
