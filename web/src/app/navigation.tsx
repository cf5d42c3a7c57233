import { Link } from '@tanstack/react-router';
import { useText } from '../text/use-text.ts';
import { placeParams, places } from './places.ts';

/** The way to every page: a rail beside the page; on anything narrower a bar under the thumb, which moves when it is full. */
export function Navigation() {
  const { t } = useText();
  return (
    <nav
      aria-label={t('nav.label')}
      className="fixed inset-x-0 bottom-0 z-20 flex overflow-x-auto border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] lg:sticky lg:top-14 lg:flex lg:h-[calc(100dvh-3.5rem)] lg:w-19 lg:shrink-0 lg:flex-col lg:gap-1 lg:border-t-0 lg:border-r lg:px-1.5 lg:py-3"
    >
      {places.map(({ name, to, key, Icon }) => (
        <Link
          key={name}
          to={to}
          params={placeParams}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          aria-keyshortcuts={`g ${key}`}
          title={`g ${key}`}
          className="grid min-h-13 min-w-13 shrink-0 grow basis-0 place-items-center content-center gap-0.5 rounded-lg text-[0.6875rem] text-soft sm:text-xs hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-accent lg:min-h-14 lg:min-w-0 lg:grow-0 lg:basis-auto lg:hover:bg-raised lg:aria-[current=page]:bg-raised"
        >
          <Icon size={18} aria-hidden="true" />
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
