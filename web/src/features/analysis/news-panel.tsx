import type { NewsItem } from '@gaemi/core/analysis/news-item.ts';
import type { LiveState } from '../../live/live-state.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';

/** Headlines as published, newest first. */
export function NewsPanel({
  state,
  className,
}: {
  readonly state: LiveState<readonly NewsItem[]>;
  readonly className?: string;
}) {
  const { t, format } = usePageText();
  return (
    <LivePanel
      title={t('news.title')}
      state={state}
      rows={3}
      empty={{ title: t('news.empty'), hint: t('news.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {(items) => (
        <ul className="pb-2">
          {items.map(({ id, title, link, publisher, publishedAtMs }) => (
            <li key={id} className="px-4 py-2" data-news={id}>
              <Headline link={link} title={title} />
              <p className="mt-0.5 text-xs text-soft">
                {publisher} · {format.date(publishedAtMs)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </LivePanel>
  );
}

/** A link only where it leads to the web: what others write is never trusted with another scheme. */
function Headline({ link, title }: Pick<NewsItem, 'link' | 'title'>) {
  if (!/^https?:\/\//i.test(link)) return <span className="break-words">{title}</span>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer" className="break-words hover:underline">
      {title}
    </a>
  );
}
