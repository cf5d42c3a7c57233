import { documentRef } from '@gaemi/core/collections.ts';
import type { Settings } from '@gaemi/core/risk/settings.ts';
import type { LiveState } from './live-state.ts';
import { oneDocument } from './live-target.ts';
import { useDesktop, useLive } from './use-live.ts';

/** What decides over the person's orders. */
export function useSettings(): LiveState<Settings> {
  const { person } = useDesktop();
  return useLive(oneDocument(documentRef('settings', 'trading', person.userId)));
}
