import type { VenueAccount } from '@gaemi/core/trading/venue-keys.ts';
import { useDesk } from '../../live/use-desk.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Confirmation } from '../../ui/confirmation.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { venueName } from './venue-name.ts';

const text = 'LIVE';

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
  const isReal = account !== 'paper';
  const name = venueName(account, t);
  const word = { text, label: t('resume.input'), mismatch: t('venue.mismatch', { word: text }) };
  const choose = async () => {
    try {
      await backend.ask('choose-venue-account', { venueAccount: account, ...(isReal && { confirmation: text }) });
      return undefined;
    } catch (error) {
      return `${t('venue.failed')}: ${faultText(error)}`;
    }
  };
  return (
    <Dialog title={t('venue.dialog', { name })} onClose={onClose}>
      <Confirmation
        {...(isReal && { word })}
        act={t('venue.confirm', { name })}
        look={isReal ? 'danger' : 'accent'}
        onConfirm={choose}
        onClose={onClose}
      >
        <p className="mt-2">{t(isReal ? 'venue.realBody' : 'venue.paperBody', { name, word: text })}</p>
        {isReal && desk?.liveTrading !== true && (
          <p className="mt-2 rounded-lg bg-raised px-3 py-2 text-xs text-warn-ink">{t('venue.notLive')}</p>
        )}
      </Confirmation>
    </Dialog>
  );
}
