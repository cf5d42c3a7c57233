import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Backend, Person } from './backend.ts';
import { decodeState, type LiveState } from './live-state.ts';
import type { LiveTarget } from './live-target.ts';
import type { Registry } from './registry.ts';

/** What every part of the page stands on once a person has signed in. */
export interface Desktop {
  readonly backend: Backend;
  readonly registry: Registry;
  readonly person: Person;
}

export const DesktopContext = createContext<Desktop | undefined>(undefined);

/** @throws Error outside of a signed-in page; that is a mistake of ours. */
export function useDesktop(): Desktop {
  const desktop = use(DesktopContext);
  if (desktop === undefined) throw new Error('this part of the page needs a signed-in person');
  return desktop;
}

/** The one way to read the desk: listens while it is shown, and says how much its value is worth. */
export function useLive<Value>(target: LiveTarget<Value>): LiveState<Value> {
  const { registry } = useDesktop();
  // A target is made anew on every render; its key says whether it is the same one.
  // oxlint-disable-next-line react/exhaustive-deps
  const same = useMemo(() => target, [target.key]);
  const subscribe = useCallback((reader: () => void) => registry.subscribe(same, reader), [registry, same]);
  const state = useSyncExternalStore(subscribe, () => registry.state(same));
  return useMemo(() => decodeState(state, (documents) => same.decode(documents)), [state, same]);
}
