import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';

/** The last resort: says what happened instead of a white page. */
export function Crashed({ error }: { readonly error: unknown }) {
  const { t } = useText();
  return (
    <div role="alert" className="m-4 rounded-xl border border-line bg-panel p-6">
      <h1 className="text-lg font-semibold text-warn-ink">{t('app.crashed')}</h1>
      <p className="mt-1 text-xs break-all text-soft">{error instanceof Error ? error.message : String(error)}</p>
      <Button className="mt-3" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </div>
  );
}
