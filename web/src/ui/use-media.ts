import { useCallback, useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (reader: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', reader);
      return () => media.removeEventListener('change', reader);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Tables become cards below this width. */
export function usePhone(): boolean {
  return useMedia('(max-width: 639.98px)');
}
