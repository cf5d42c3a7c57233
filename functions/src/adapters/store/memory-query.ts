import type { CollectionName } from '@gaemi/core/collections.ts';
import type { Stored } from './document-codec.ts';
import type { StoreQuery } from './store.ts';

/** What Firestore would answer: a field that is compared or ordered by must be there, and of the value's own kind. */
export function selectDocuments<Name extends CollectionName>(
  documents: ReadonlyMap<string, Stored>,
  query: StoreQuery<Name>,
): [path: string, stored: Stored][] {
  const filters = query.where ?? [];
  const matches = (stored: Stored) =>
    filters.every(([field, operator, value]) => operators[operator](fieldOf(stored, field), value));
  const [orderField, direction] = orderOf(query);
  return [...documents]
    .filter(([, stored]) => matches(stored) && (orderField === undefined || fieldOf(stored, orderField) !== undefined))
    .toSorted(([leftPath, left], [rightPath, right]) => {
      const byField = orderField === undefined ? 0 : compare(fieldOf(left, orderField), fieldOf(right, orderField));
      return (byField || compare(leftPath, rightPath)) * (direction === 'desc' ? -1 : 1);
    })
    .slice(0, query.limit);
}

type Operator = NonNullable<StoreQuery<CollectionName>['where']>[number][1];

const operators: Record<Operator, (found: unknown, value: unknown) => boolean> = {
  '==': (found, value) => found === value,
  '<=': (found, value) => typeof found === typeof value && compare(found, value) <= 0,
  '>=': (found, value) => typeof found === typeof value && compare(found, value) >= 0,
  in: (found, value) => Array.isArray(value) && value.includes(found),
  'array-contains': (found, value) => Array.isArray(found) && found.includes(value),
};

/** An inequality without an order is answered in the order of its field. */
function orderOf<Name extends CollectionName>({ orderBy, where }: StoreQuery<Name>) {
  if (orderBy !== undefined) return orderBy;
  const inequality = where?.find(([, operator]) => operator === '<=' || operator === '>=');
  return [inequality?.[0], 'asc'] as const;
}

function fieldOf(stored: unknown, path: string): unknown {
  return path.includes('.') ? path.split('.').reduce(ownField, stored) : ownField(stored, path);
}

function ownField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  // Firestore orders text by its UTF-8 bytes.
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return kindOrder.indexOf(typeof left) - kindOrder.indexOf(typeof right);
}

const kindOrder = ['undefined', 'boolean', 'number', 'string', 'object'];
