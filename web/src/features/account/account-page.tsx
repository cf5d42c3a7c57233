import { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';
import type { ReactNode } from 'react';
import { newestDocuments } from '../../live/live-target.ts';
import { knownValue } from '../../live/live-state.ts';
import { useDesktop, useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Failed } from '../../ui/waiting.tsx';
import { VenueAccountPanel } from './venue-account-panel.tsx';
import { VenueKeysCard } from './venue-keys-card.tsx';

interface AccountPageProps {
  /** What signals may do beyond buying and selling what is held; belongs to another room. */
  readonly shorts: ReactNode;
}

/** Where orders go, what signals may, and the keys of the venues that are real. */
export function AccountPage({ shorts }: AccountPageProps) {
  const { t } = usePageText();
  const { person } = useDesktop();
  const state = useLive(newestDocuments({ collection: 'venueKeys', userId: person.userId, limit: 10 }));
  const stored = knownValue(state) ?? [];
  return (
    <div className="grid gap-2 sm:gap-3">
      <div className="px-1">
        <h1 className="text-lg font-semibold">{t('account.title')}</h1>
        <p className="text-xs break-all text-soft">{person.email}</p>
      </div>
      <VenueAccountPanel stored={stored} />
      {shorts}
      <Panel title={t('keys.exchange')} anchor="keys">
        <Advice />
        {state.status === 'failed' && <Failed what={t('keys.exchange')} reason={state.reason} retry={state.retry} />}
        <ul>
          {KeyedVenue.options.map((venue) => (
            <VenueKeysCard
              key={venue}
              venue={venue}
              keys={stored.find((keys) => keys.venue === venue)}
              isKnown={state.status === 'empty' || state.status === 'live' || state.status === 'stale'}
            />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

/** What nobody must find out the hard way. */
function Advice() {
  const { t } = usePageText();
  return (
    <ul className="mx-4 mb-3 list-disc rounded-lg bg-raised py-2.5 pr-4 pl-8 text-xs leading-relaxed">
      <li className="font-semibold text-warn-ink">{t('keys.noWithdrawal')}</li>
      <li>{t('keys.bindAddress')}</li>
      <li>{t('keys.writeOnly')}</li>
    </ul>
  );
}
