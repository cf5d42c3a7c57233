import type { Incident } from '@gaemi/core/risk/incident.ts';
import { useId, useState } from 'react';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Confirmation } from '../../ui/confirmation.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Figures } from './incident-card.tsx';

const noteLengthMin = 3;

interface ResolveDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Closing an incident lets entries through again: what was found must be written down, and a word typed. */
export function ResolveDialog({ incident, onClose }: ResolveDialogProps) {
  const { t, pick } = usePageText();
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const noteId = useId();
  const [note, setNote] = useState('');
  const text = t('incident.word');
  const named = { word: text };
  const resolve = async () => {
    try {
      await backend.ask('resolve-incident', { incidentId: incident.id, note: note.trim() });
      return undefined;
    } catch (error) {
      return `${t('incident.failed')}: ${faultText(error)}`;
    }
  };
  return (
    <Dialog title={t('incident.resolveTitle')} onClose={onClose}>
      <Confirmation
        word={{ text, label: t('incident.typeWord', named), mismatch: t('incident.mismatch', named), anyCase: true }}
        act={t('incident.resolve')}
        missing={() => (note.trim().length < noteLengthMin ? t('incident.noteMissing') : undefined)}
        onConfirm={resolve}
        onClose={onClose}
      >
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
          className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base"
        />
      </Confirmation>
    </Dialog>
  );
}
