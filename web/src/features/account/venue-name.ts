import type { PageTextKey } from '../../text/text-key.ts';
import type { PageTranslate } from '../../text/translate.ts';

const names: Readonly<Record<string, PageTextKey>> = {
  paper: 'venue.paper',
  upbit: 'venue.upbit',
  kis: 'venue.kis',
  binance: 'venue.binance',
};

/** What people call a venue; one without a name here by its id. */
export function venueName(id: string, t: PageTranslate): string {
  const key = names[id];
  return key === undefined ? id : t(key);
}
