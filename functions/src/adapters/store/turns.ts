/**
 * Lines in which transactions of one process wait that have met over the same documents, so that they do not meet again.
 * An economy: the store decides who was first, and other processes know nothing of it. Waits for everybody who stands in
 * line for one of the documents, and answers how to leave.
 */
export type TakeTurn = (paths: readonly string[]) => Promise<() => void>;

export function createTurns(): TakeTurn {
  const last = new Map<string, Promise<void>>();
  return async (paths) => {
    const before = paths.map((path) => last.get(path));
    const { promise: left, resolve } = Promise.withResolvers<void>();
    // In all lines at the same moment: whoever stood in one and then went to another could wait for itself.
    for (const path of paths) last.set(path, left);
    await Promise.all(before);
    return () => {
      for (const path of paths) if (last.get(path) === left) last.delete(path);
      resolve();
    };
  };
}
