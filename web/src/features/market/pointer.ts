/** Which candle the pointer is on. Kept outside of React, so that moving it draws nothing but the legend. */
export interface Pointer {
  index(): number | undefined;
  point(index: number | undefined): void;
  subscribe(reader: () => void): () => void;
}

export function createPointer(): Pointer {
  const readers = new Set<() => void>();
  let current: number | undefined;
  return {
    index: () => current,
    point(index) {
      if (index === current) return;
      current = index;
      for (const reader of readers) reader();
    },
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
  };
}
