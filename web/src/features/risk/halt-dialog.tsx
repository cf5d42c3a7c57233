import { type FormEvent, useId, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useTradingControl } from './trading-control.tsx';

/** Stopping is easy: one question, and Enter says yes. */
export function HaltDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const { halt } = useTradingControl();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    halt(reason.trim() === '' ? t('halt.defaultReason') : reason.trim());
    onClose();
  };
  return (
    <Dialog title={t('halt.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="mt-2 text-soft">{t('halt.body')}</p>
        <label htmlFor={reasonId} className="mt-4 block text-xs font-medium text-soft">
          {t('halt.reason')}
        </label>
        <input
          id={reasonId}
          value={reason}
          maxLength={200}
          placeholder={t('halt.defaultReason')}
          onChange={(event) => setReason(event.target.value)}
          className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base placeholder:text-soft"
        />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="danger" data-first-focus="">
            {t('halt.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
