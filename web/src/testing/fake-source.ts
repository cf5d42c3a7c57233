import type { LivePath, LiveSource, Newest } from '../live/backend.ts';
import type { LiveEvent, RawDocument } from '../live/live-state.ts';
import { type Documents } from './document-map.ts';

/** How the pretended server behaves. */
export type Weather = 'online' | 'offline' | 'failing';

export interface FakeSource extends LiveSource {
  /** Tells all listeners again. */
  refresh(): void;
  setWeather(weather: Weather): void;
}

/** Documents in memory behind the page's own interface; behaves like Firestore when the server goes away. */
export function fakeSource(documents: Documents, first: Weather): FakeSource {
  const listeners = new Set<() => void>();
  let weather = first;
  return {
    watch(path, report) {
      const seen = new Map<string, unknown>();
      const tell = () => {
        const event = eventFor(path, { documents, seen, weather });
        // As in Firestore, a listener that has failed is dead.
        if (event.kind === 'failed') listeners.delete(tell);
        report(event);
      };
      listeners.add(tell);
      const timer = setTimeout(tell, 10);
      return () => {
        clearTimeout(timer);
        listeners.delete(tell);
      };
    },
    async read(paths) {
      if (weather !== 'online') throw new Error('the server cannot be reached');
      return paths.filter((path) => documents.has(path)).map((path) => ({ id: idOf(path), data: documents.get(path) }));
    },
    refresh() {
      for (const tell of listeners) tell();
    },
    setWeather(next) {
      weather = next;
      for (const tell of listeners) tell();
    },
  };
}

interface World {
  readonly documents: Documents;
  /** What this listener's cache holds. */
  readonly seen: Map<string, unknown>;
  readonly weather: Weather;
}

function eventFor(path: LivePath, { documents, seen, weather }: World): LiveEvent {
  if (weather === 'failing') return { kind: 'failed', reason: 'permission-denied', retry: () => undefined };
  if (weather === 'online') {
    seen.clear();
    for (const [name, data] of documents) if (matches(path, name)) seen.set(name, data);
  }
  return { kind: 'snapshot', documents: pick(path, seen), fromCache: weather === 'offline', atMs: Date.now() };
}

function matches({ path, newest }: LivePath, name: string): boolean {
  return newest === undefined
    ? name === path
    : name.startsWith(`${path}/`) && idOf(name).length + path.length + 1 === name.length;
}

function pick({ newest }: LivePath, seen: ReadonlyMap<string, unknown>): RawDocument[] {
  const found = [...seen]
    .map(([name, data]) => ({ id: idOf(name), data }))
    .filter(({ data }) => newest?.where === undefined || fits(data, newest.where));
  const field = newest?.orderBy;
  const sorted =
    field === undefined ? found : found.toSorted((left, right) => rank(right.data, field) - rank(left.data, field));
  return sorted.slice(0, newest?.limit ?? 1);
}

function fits(data: unknown, { field, is, value }: NonNullable<Newest['where']>): boolean {
  const found = fieldOf(data, field);
  if (is === 'among') return typeof found === 'string' && value.includes(found);
  return is === 'equals' ? found === value : Array.isArray(found) && found.includes(value);
}

function rank(data: unknown, field: string): number {
  return Number(fieldOf(data, field) ?? 0);
}

function fieldOf(data: unknown, field: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.entries(data).find(([name]) => name === field)?.[1];
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
