import type { LivePath, LiveSource } from './backend.ts';
import { nextLiveState, notYet, type LiveEvent, type RawState } from './live-state.ts';

/** How long a listener outlives its last reader: going back to a panel must not be billed as a new query. */
const lingerMs = 30_000;

export interface Registry {
  state(path: LivePath): RawState;
  subscribe(path: LivePath, reader: () => void): () => void;
  /** Closes the listeners while nobody looks; what is known stays. */
  sleep(): void;
  /** Listens again to everything that is read. */
  wake(): void;
  /** How many listeners are open. */
  size(): number;
  close(): void;
}

interface Entry {
  readonly path: LivePath;
  state: RawState;
  readonly readers: Set<() => void>;
  stop: () => void;
  lingering: ReturnType<typeof setTimeout> | undefined;
}

/** Keeps one listener per key, whoever reads it and however often. */
export function createRegistry(source: LiveSource): Registry {
  const entries = new Map<string, Entry>();

  function open(path: LivePath): Entry {
    const entry: Entry = { path, state: notYet, readers: new Set(), stop: () => undefined, lingering: undefined };
    entries.set(path.key, entry);
    listen(source, entry);
    return entry;
  }

  function drop(entry: Entry): void {
    // After closing, the same key may already have a new listener.
    if (entries.get(entry.path.key) !== entry) return;
    entry.stop();
    entries.delete(entry.path.key);
  }

  return {
    state: (path) => entries.get(path.key)?.state ?? notYet,
    subscribe(path, reader) {
      const entry = entries.get(path.key) ?? open(path);
      clearTimeout(entry.lingering);
      entry.readers.add(reader);
      return () => {
        entry.readers.delete(reader);
        if (entry.readers.size > 0) return;
        clearTimeout(entry.lingering);
        entry.lingering = setTimeout(() => drop(entry), lingerMs);
      };
    },
    sleep() {
      for (const entry of entries.values()) entry.stop();
    },
    wake() {
      for (const entry of entries.values()) listen(source, entry);
    },
    size: () => entries.size,
    close() {
      for (const entry of entries.values()) {
        clearTimeout(entry.lingering);
        drop(entry);
      }
    },
  };
}

function listen(source: LiveSource, entry: Entry): void {
  const apply = (event: LiveEvent) => {
    entry.state = nextLiveState(entry.state, event);
    for (const reader of entry.readers) reader();
  };
  const retry = () => {
    entry.stop();
    apply({ kind: 'retried' });
    listen(source, entry);
  };
  entry.stop = source.watch(entry.path, (event) => apply(event.kind === 'failed' ? { ...event, retry } : event));
}
