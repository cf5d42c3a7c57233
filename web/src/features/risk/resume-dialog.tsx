import { type FormEvent, useId, useState } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useTradingControl } from './trading-control.tsx';

/** Restarting is hard: the focus is on Cancel, a word must be typed, and the desk may still refuse. */
export function ResumeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePageText();
  const { resume } = useTradingControl();
  const wordId = useId();
  const faultId = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const word = t('resume.word');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (typed.trim().toUpperCase() !== word.toUpperCase()) return setFault(t('resume.mismatch', { word }));
    setBusy(true);
    const problem = await resume();
    setBusy(false);
    if (problem === undefined) return onClose();
    setFault(`${t('resume.failed')}: ${problem}`);
  };
  return (
    <Dialog title={t('resume.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p className="mt-2 text-soft">{t('resume.body', { word })}</p>
        <label htmlFor={wordId} className="mt-4 block text-xs font-medium text-soft">
          {t('resume.input')}
        </label>
        <input
          id={wordId}
          value={typed}
          autoComplete="off"
          aria-invalid={fault !== undefined}
          aria-describedby={faultId}
          onChange={(event) => setTyped(event.target.value)}
          className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base"
        />
        <p id={faultId} role="alert" className="mt-1.5 min-h-5 text-xs text-warn-ink">
          {fault}
        </p>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose} data-first-focus="">
            {t('action.cancel')}
          </Button>
          <Button type="submit" look="accent" aria-disabled={busy}>
            {t('resume.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
