import { useState } from 'react';
import { reloadServed, UnservedError } from '../served.ts';
import { useText } from '../text/use-text.ts';
import { Button } from './button.tsx';

/** The last resort: says what happened instead of a white page. */
export function Crashed({ error }: { readonly error: unknown }) {
  const { t } = useText();
  const [unserved, setUnserved] = useState(error instanceof UnservedError);
  return (
    <div role="alert" className="m-4 rounded-xl border border-line bg-panel p-6">
      <h1 className="text-lg font-semibold text-warn-ink">{t(unserved ? 'app.unreachable' : 'app.crashed')}</h1>
      <p className="mt-1 text-xs break-all text-soft">
        {unserved ? t('app.unreachableHint') : error instanceof Error ? error.message : String(error)}
      </p>
      <Button className="mt-3" onClick={() => void reloadServed().then((served) => setUnserved(!served))}>
        {t('app.reload')}
      </Button>
    </div>
  );
}
