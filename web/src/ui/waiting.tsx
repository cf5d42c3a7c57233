import { RotateCw, TriangleAlert } from 'lucide-react';
import { useText } from '../text/use-text.ts';
import { Button } from './button.tsx';

/** As large as what it stands for, so that nothing jumps when the data comes. */
export function Skeleton({ rows, offline = false }: { readonly rows: number; readonly offline?: boolean }) {
  const { t } = useText();
  return (
    <div className="px-4 pt-1 pb-4">
      <p className={offline ? 'mb-3 text-xs text-warn-ink' : 'sr-only'} role="status">
        {offline ? t('wait.offline') : t('wait.loading')}
      </p>
      <div className="grid gap-2.5" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="skeleton h-9" />
        ))}
      </div>
    </div>
  );
}

interface FailedProps {
  readonly what: string;
  readonly reason: string;
  readonly retry: () => void;
}

export function Failed({ what, reason, retry }: FailedProps) {
  const { t } = useText();
  return (
    <div className="flex flex-col items-start gap-2 px-4 pt-1 pb-4" role="alert">
      <p className="flex items-center gap-2 font-medium text-warn-ink">
        <TriangleAlert size={16} aria-hidden="true" />
        {t('wait.failed', { what })}
      </p>
      <p className="text-xs break-all text-soft">
        {reason === 'permission-denied' ? t('wait.denied') : t('wait.reason', { reason })}
      </p>
      <Button onClick={retry}>
        <RotateCw size={14} aria-hidden="true" />
        {t('action.retry')}
      </Button>
    </div>
  );
}

export function Empty({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div className="px-4 pt-1 pb-4">
      <p className="font-medium">{title}</p>
      <p className="mt-0.5 text-xs text-soft">{hint}</p>
    </div>
  );
}
