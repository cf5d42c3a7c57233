import { useCallback } from 'react';
import { usePageText } from '../text/use-page-text.ts';
import { CallableFault } from './callable-fault.ts';

/** Why the desk did not do what it was asked, in the person's language; whatever else went wrong is told by its kind. */
export function useFaultText(): (error: unknown) => string {
  const { t, pick } = usePageText();
  return useCallback(
    (error) => {
      if (error instanceof CallableFault) return error.text === undefined ? t('fault.noAnswer') : pick(error.text);
      if (error instanceof DOMException && error.name === 'TimeoutError') return t('fault.slow');
      // What `fetch` throws when nobody is there.
      if (error instanceof TypeError) return t('fault.unreachable');
      return t('fault.unknown', { reason: error instanceof Error ? error.message : String(error) });
    },
    [t, pick],
  );
}
