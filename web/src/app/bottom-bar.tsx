import { CandlestickChart, List, ScrollText, ShieldAlert, Sparkles } from 'lucide-react';
import { useText } from '../text/use-text.ts';

const places = [
  { anchor: 'board', Icon: List },
  { anchor: 'chart', Icon: CandlestickChart },
  { anchor: 'signals', Icon: Sparkles },
  { anchor: 'orders', Icon: ScrollText },
  { anchor: 'risk', Icon: ShieldAlert },
] as const;

/** On a phone: the parts of the page under the thumb. */
export function BottomBar() {
  const { t } = useText();
  return (
    <nav
      aria-label={t('nav.label')}
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {places.map(({ anchor, Icon }) => (
        <a
          key={anchor}
          href={`#${anchor}`}
          className="grid min-h-13 place-items-center content-center gap-0.5 text-xs text-soft"
        >
          <Icon size={18} aria-hidden="true" />
          {t(`nav.${anchor}`)}
        </a>
      ))}
    </nav>
  );
}
