import type { VenueAccount } from '@gaemi/core/trading/venue-keys.ts';
import { type FormEvent, useId, useState } from 'react';
import { useDesk } from '../../live/use-desk.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { venueName } from './venue-name.ts';

const word = 'LIVE';

interface VenueDialogProps {
  readonly account: VenueAccount;
  readonly onClose: () => void;
}

/** Real money needs a typed word; the desk may still refuse, and says why. */
export function VenueDialog({ account, onClose }: VenueDialogProps) {
  const { t } = usePageText();
  const { backend } = useDesktop();
  const { desk } = useDesk();
  const faultText = useFaultText();
  const [wordId, faultId] = [useId(), useId()];
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const isReal = account !== 'paper';
  const name = venueName(account, t);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (isReal && typed.trim() !== word) return setFault(t('venue.mismatch', { word }));
    setBusy(true);
    try {
      await backend.ask('choose-venue-account', { venueAccount: account, ...(isReal && { confirmation: word }) });
      onClose();
    } catch (error) {
      setFault(`${t('venue.failed')}: ${faultText(error)}`);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('venue.dialog', { name })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p className="mt-2">{t(isReal ? 'venue.realBody' : 'venue.paperBody', { name, word })}</p>
        {isReal && desk?.liveTrading !== true && (
          <p className="mt-2 rounded-lg bg-raised px-3 py-2 text-xs text-warn-ink">{t('venue.notLive')}</p>
        )}
        {isReal && (
          <>
            <label htmlFor={wordId} className="mt-4 block text-xs font-medium text-soft">
              {t('resume.input')}
            </label>
            <input
              id={wordId}
              value={typed}
              autoComplete="off"
              autoCapitalize="characters"
              aria-invalid={fault !== undefined}
              aria-describedby={faultId}
              onChange={(event) => setTyped(event.target.value)}
              className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base"
            />
          </>
        )}
        <p id={faultId} role="alert" className="mt-1.5 min-h-5 text-xs text-warn-ink">
          {fault}
        </p>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose} data-first-focus="">
            {t('action.cancel')}
          </Button>
          <Button type="submit" look={isReal ? 'danger' : 'accent'} aria-disabled={busy}>
            {t('venue.confirm', { name })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
