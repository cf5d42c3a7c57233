import { Link } from '@tanstack/react-router';
import { useText } from '../text/use-text.ts';

export function NotFound() {
  const { t } = useText();
  return (
    <div className="rounded-xl border border-line bg-panel p-6">
      <h1 className="text-lg font-semibold">{t('app.notFound')}</h1>
      <Link to="/" className="mt-3 inline-block font-semibold text-accent underline">
        {t('app.toOverview')}
      </Link>
    </div>
  );
}
