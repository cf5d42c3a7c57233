import { VenueAccount } from '@gaemi/core/trading/venue-keys.ts';
import { useCallback } from 'react';
import { usePageText } from '../../text/use-page-text.ts';

/** A venue as a person calls it, or by its own id when it is younger than this page. */
export function useVenueName(): (venue: string) => string {
  const { t } = usePageText();
  return useCallback(
    (venue) => {
      const known = VenueAccount.options.find((option) => option === venue);
      return known === undefined ? venue : t(`venue.${known}`);
    },
    [t],
  );
}
