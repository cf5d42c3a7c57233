import { usePageText } from '../../text/use-page-text.ts';
import { Confirmation } from '../../ui/confirmation.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useTradingControl } from './trading-control.tsx';

/** Restarting is hard: a word must be typed, and the desk may still refuse. */
export function ResumeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePageText();
  const { resume } = useTradingControl();
  const text = t('resume.word');
  const confirm = async () => {
    const problem = await resume();
    return problem === undefined ? undefined : `${t('resume.failed')}: ${problem}`;
  };
  return (
    <Dialog title={t('resume.title')} onClose={onClose}>
      <Confirmation
        word={{ text, label: t('resume.input'), mismatch: t('resume.mismatch', { word: text }), anyCase: true }}
        act={t('resume.confirm')}
        onConfirm={confirm}
        onClose={onClose}
      >
        <p className="mt-2 text-soft">{t('resume.body', { word: text })}</p>
      </Confirmation>
    </Dialog>
  );
}
