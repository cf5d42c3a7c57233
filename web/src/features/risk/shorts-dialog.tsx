import { useState } from 'react';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Confirmation } from '../../ui/confirmation.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const text = 'SHORT';

interface ShortsDialogProps {
  /** As it is while the dialog opens; it turns that around. */
  readonly allowed: boolean;
  readonly onClose: () => void;
}

/** Letting signals sell short needs a typed word; forbidding it needs none. */
export function ShortsDialog({ allowed, onClose }: ShortsDialogProps) {
  const { t } = usePageText();
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [allows] = useState(!allowed);
  const word = { text, label: t('resume.input'), mismatch: t('venue.mismatch', { word: text }) };
  const change = async () => {
    try {
      await backend.ask('allow-shorts', { allowed: allows, ...(allows && { confirmation: text }) });
      return undefined;
    } catch (error) {
      return `${t('shorts.failed')}: ${faultText(error)}`;
    }
  };
  return (
    <Dialog title={t(allows ? 'shorts.allowTitle' : 'shorts.forbidTitle')} onClose={onClose}>
      <Confirmation
        {...(allows && { word })}
        act={t(allows ? 'shorts.allow' : 'shorts.forbid')}
        look={allows ? 'danger' : 'accent'}
        onConfirm={change}
        onClose={onClose}
      >
        {allows ? (
          <ul className="mt-2 grid list-disc gap-1.5 pl-5">
            <li className="font-semibold text-warn-ink">{t('shorts.riskLoss')}</li>
            <li>{t('shorts.riskMargin')}</li>
            <li>{t('shorts.riskTurn')}</li>
            <li className="text-soft">{t('shorts.typeWord', { word: text })}</li>
          </ul>
        ) : (
          <p className="mt-2">{t('shorts.forbidBody')}</p>
        )}
      </Confirmation>
    </Dialog>
  );
}
