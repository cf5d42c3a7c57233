import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { placeParams, places } from './places.ts';

const chordMs = 1200;

/** `g` and a letter go to a page, `?` lists the keys. No shortcut ever trades. */
export function useShortcuts(): { readonly listed: boolean; readonly hide: () => void } {
  const router = useRouter();
  const [listed, setListed] = useState(false);
  useEffect(() => {
    let chordUntilMs = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const begun = Date.now() < chordUntilMs;
      chordUntilMs = event.key === 'g' ? Date.now() + chordMs : 0;
      if (event.key === '?') setListed(true);
      const place = begun ? places.find(({ key }) => key === event.key) : undefined;
      if (place !== undefined) void router.navigate({ to: place.to, params: placeParams });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
  return { listed, hide: () => setListed(false) };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}
