import { Link } from '@tanstack/react-router';
import { KeyRound, LogOut } from 'lucide-react';
import { useDesktop } from '../live/use-live.ts';
import { usePageText } from '../text/use-page-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PreferenceControls } from './preference-controls.tsx';

/** How the page looks, and who is signed in. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePageText();
  const { backend, person } = useDesktop();
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="mt-4">
        <PreferenceControls />
      </div>
      <p className="mt-4 text-xs font-medium text-soft">{t('settings.account')}</p>
      <p className="mt-1 break-all">{person.email}</p>
      <Link
        to="/account"
        onClick={onClose}
        className="mt-2 inline-flex min-h-9 items-center gap-1.5 font-semibold text-accent hover:underline"
      >
        <KeyRound size={15} aria-hidden="true" />
        {t('account.title')}
      </Link>
      <div className="mt-5 flex justify-between gap-2">
        <Button onClick={() => void backend.sessions.signOut()}>
          <LogOut size={15} aria-hidden="true" />
          {t('signIn.out')}
        </Button>
        <Button look="accent" data-first-focus="" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}
