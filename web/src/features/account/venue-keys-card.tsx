import type { KeyedVenue, VenueKeys } from '@gaemi/core/trading/venue-keys.ts';
import clsx from 'clsx';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { keyAge, type KeyTone } from './key-age.ts';
import { VenueKeysForm } from './venue-keys-form.tsx';
import { venueName } from './venue-name.ts';

interface VenueKeysCardProps {
  readonly venue: KeyedVenue;
  /** What may be shown of what is stored. */
  readonly keys: VenueKeys | undefined;
  /** Whether the desk has said what is stored. */
  readonly isKnown: boolean;
}

/** One venue: whether keys are stored, how long they live, and the way to replace them. */
export function VenueKeysCard({ venue, keys, isKnown }: VenueKeysCardProps) {
  const { t } = usePageText();
  const [isOpen, setIsOpen] = useState(false);
  const [isStored, setIsStored] = useState(false);
  const name = venueName(venue, t);
  return (
    <li className="border-t border-line px-4 py-3" data-venue={venue} data-stored={keys !== undefined}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <KeyRound size={16} className="text-soft" aria-hidden="true" />
        <h3 className="font-semibold">{name}</h3>
        {keys !== undefined && <Expiry keys={keys} />}
        {keys === undefined && <Badge tone="soft">{t(isKnown ? 'keys.none' : 'wait.loading')}</Badge>}
        <Button
          className="ml-auto"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
            setIsStored(false);
          }}
        >
          {isOpen ? t('action.cancel') : t(keys === undefined ? 'keys.store' : 'keys.replace')}
        </Button>
      </div>
      {keys !== undefined && <StoredText keys={keys} />}
      <p role="status" className="text-xs text-good">
        {isStored && t('keys.stored', { name })}
      </p>
      {isOpen && (
        <VenueKeysForm
          venue={venue}
          onStored={() => {
            setIsOpen(false);
            setIsStored(true);
          }}
        />
      )}
    </li>
  );
}

function StoredText({ keys: { hint, storedAtMs } }: { readonly keys: VenueKeys }) {
  const { t, format } = usePageText();
  return (
    <p className="mt-1 text-xs text-soft">{t('keys.since', { hint, time: `${format.dateTime(storedAtMs)} KST` })}</p>
  );
}

const looks: Readonly<Record<KeyTone, string>> = {
  ended: 'bg-warn text-[#1a1200]',
  urgent: 'bg-warn text-[#1a1200]',
  soon: 'bg-raised text-warn-ink',
  good: 'bg-raised text-good',
  endless: 'bg-raised text-good',
};

function Expiry({ keys }: { readonly keys: VenueKeys }) {
  const { t, format } = usePageText();
  const { tone, days } = keyAge(keys, useMarketNow());
  const { expiresAtMs } = keys;
  return (
    <span
      data-key-tone={tone}
      title={expiresAtMs === undefined ? undefined : `${format.dateTime(expiresAtMs)} KST`}
      className={clsx('rounded-md px-1.5 py-0.5 text-xs font-semibold', looks[tone])}
    >
      {text()}
    </span>
  );

  function text(): string {
    if (tone === 'endless') return t('keys.endless');
    if (tone === 'ended') return t('keys.ended', { n: -days });
    return days === 0 ? t('keys.endsToday') : t('keys.daysLeft', { n: days });
  }
}
