import { useState } from 'react';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { download } from '../../ui/download.ts';
import { exportCsv } from './export-csv.ts';
import type { StatementQuestion } from './use-statement.ts';

/** Downloads a whole statement, however many pages it has, and tells how far it has come. */
export function useExport(question: StatementQuestion) {
  const { t, format } = usePageText();
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState('');
  const start = async () => {
    if (busy) return;
    setBusy(true);
    setText(t('statement.exporting', { n: 0 }));
    try {
      const onRows = (rows: number) => setText(t('statement.exporting', { n: format.number(rows) }));
      const csv = await exportCsv(backend.ask, question, onRows);
      download(`gaemi-${question.role}-${question.asset}.csv`, csv);
      setText(t('statement.exported', { n: format.number(csv.trimEnd().split('\r\n').length - 1) }));
    } catch (error) {
      setText(faultText(error));
    }
    setBusy(false);
  };
  return { start, busy, text };
}
