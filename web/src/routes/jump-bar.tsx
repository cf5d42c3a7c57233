import { useText } from '../text/use-text.ts';

const anchors = ['board', 'chart', 'signals', 'orders', 'risk'] as const;

/** On a phone the overview is long: its parts, one tap away. */
export function JumpBar() {
  const { t } = useText();
  return (
    <nav aria-label={t('jump.label')} className="grid grid-cols-5 gap-1.5 sm:hidden">
      {anchors.map((anchor) => (
        <a
          key={anchor}
          href={`#${anchor}`}
          className="grid min-h-10 place-items-center rounded-lg border border-line bg-panel text-xs text-soft"
        >
          {t(`jump.${anchor}`)}
        </a>
      ))}
    </nav>
  );
}
