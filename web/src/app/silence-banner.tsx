import { Unplug } from 'lucide-react';
import { groupText } from '../live/instruments.ts';
import { useText } from '../text/use-text.ts';
import { useDeskLink } from './use-desk-link.ts';

/** Says loudly that what is shown is old, and whether the desk or the page's own connection is to blame. */
export function SilenceBanner() {
  const { t, format, age } = useText();
  const { link, silent, marketNowMs } = useDeskLink();
  if (silent.length === 0) return null;
  return (
    <div role="alert" data-silence="" className="flex items-start gap-3 border-b border-warn bg-raised px-4 py-2.5">
      <Unplug size={18} className="mt-0.5 shrink-0 text-warn-ink" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-semibold text-warn-ink">{t(link === 'offline' ? 'silence.offline' : 'silence.title')}</p>
        {silent.map((board) => (
          <p key={board.group} className="text-xs">
            {t('silence.body', {
              group: groupText(board.group, t),
              time: `${format.date(board.atMs)} KST`,
              age: age(marketNowMs - board.atMs),
            })}
          </p>
        ))}
      </div>
    </div>
  );
}
