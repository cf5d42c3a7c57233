import { lazy, useState } from 'react';
import { loadPage } from '../../preferences.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Arriving } from '../../ui/arriving.tsx';

const CashDialog = lazy(async () => ({ default: (await loadPage(() => import('./cash-dialog.tsx'))).CashDialog }));

export function CashButton() {
  const { t } = usePageText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-6 rounded-md border border-line px-1.5 text-xs font-semibold whitespace-nowrap text-accent hover:bg-raised"
      >
        {t('cash.open')}
      </button>
      <Arriving>{open && <CashDialog onClose={() => setOpen(false)} />}</Arriving>
    </>
  );
}
