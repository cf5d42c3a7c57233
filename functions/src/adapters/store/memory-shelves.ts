import type { Stored } from './document-codec.ts';

/** Documents by their path, a shelf for each collection: a query looks through its own alone. */
export interface Shelves {
  get(path: string): Stored | undefined;
  has(path: string): boolean;
  set(path: string, stored: Stored): void;
  delete(path: string): void;
  /** All of a collection. */
  of(collection: string): ReadonlyMap<string, Stored>;
}

export function createShelves(): Shelves {
  const shelves = new Map<string, Map<string, Stored>>();
  const shelfOf = (path: string) => shelves.get(path.slice(0, path.lastIndexOf('/')));
  return {
    get: (path) => shelfOf(path)?.get(path),
    has: (path) => shelfOf(path)?.has(path) ?? false,
    set(path, stored) {
      const shelf = shelfOf(path) ?? new Map<string, Stored>();
      shelves.set(path.slice(0, path.lastIndexOf('/')), shelf.set(path, stored));
    },
    delete: (path) => void shelfOf(path)?.delete(path),
    of: (collection) => shelves.get(collection) ?? nothing,
  };
}

const nothing: ReadonlyMap<string, Stored> = new Map();
