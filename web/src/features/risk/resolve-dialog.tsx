import type { Incident } from '@gaemi/core/risk/incident.ts';
import { type FormEvent, useId, useState } from 'react';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Figures } from './incident-card.tsx';

const noteLengthMin = 3;
const look = 'mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base';

interface ResolveDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Closing an incident lets entries through again: what was found must be written down, and a word typed. */
export function ResolveDialog({ incident, onClose }: ResolveDialogProps) {
  const { t, pick } = usePageText();
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [noteId, wordId, faultId] = [useId(), useId(), useId()];
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const word = t('incident.word');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (note.trim().length < noteLengthMin) return setFault(t('incident.noteMissing'));
    if (typed.trim().toUpperCase() !== word.toUpperCase()) return setFault(t('incident.mismatch', { word }));
    setBusy(true);
    try {
      await backend.ask('resolve-incident', { incidentId: incident.id, note: note.trim() });
      onClose();
    } catch (error) {
      setFault(`${t('incident.failed')}: ${faultText(error)}`);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('incident.resolveTitle')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p className="mt-2 text-sm">{pick(incident.text)}</p>
        <Figures incident={incident} />
        <p className="mt-2 text-xs text-soft">{t('incident.resolveHint')}</p>
        <label htmlFor={noteId} className="mt-4 block text-xs font-medium text-soft">
          {t('incident.note')}
        </label>
        <textarea
          id={noteId}
          value={note}
          rows={3}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
          className={look}
        />
        <label htmlFor={wordId} className="mt-3 block text-xs font-medium text-soft">
          {t('incident.typeWord', { word })}
        </label>
        <input
          id={wordId}
          value={typed}
          autoComplete="off"
          aria-invalid={fault !== undefined}
          aria-describedby={faultId}
          onChange={(event) => setTyped(event.target.value)}
          className={look}
        />
        <p id={faultId} role="alert" className="mt-1.5 min-h-5 text-xs text-warn-ink">
          {fault}
        </p>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose} data-first-focus="">
            {t('action.cancel')}
          </Button>
          <Button type="submit" look="accent" aria-disabled={busy}>
            {t('incident.resolve')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
