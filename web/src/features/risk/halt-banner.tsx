import { OctagonPause } from 'lucide-react';
import { useText } from '../../text/use-text.ts';
import { haltOf, useTradingControl } from './trading-control.tsx';

/** Across the whole page as long as entries are stopped, or are being stopped. */
export function HaltBanner() {
  const { t, format } = useText();
  const { state, settings, wish } = useTradingControl();
  const halt = haltOf(settings);
  const text = bannerText();
  if (text === undefined) return null;
  return (
    <div
      role="alert"
      data-halt={state}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warn px-4 py-2.5 text-[#1a1200]"
    >
      <OctagonPause size={18} aria-hidden="true" />
      <p className="font-semibold">{text}</p>
      {halt !== undefined && (
        <p className="text-xs">{t('halt.bannerBy', { by: halt.by, time: `${format.date(halt.atMs)} KST` })}</p>
      )}
    </div>
  );

  function bannerText(): string | undefined {
    if (halt !== undefined) return t('halt.banner', { reason: halt.reason });
    if (wish?.kind !== 'halt') return undefined;
    if (wish.fault !== undefined) return `${t('halt.failed')} (${wish.fault})`;
    return wish.overdue ? t('halt.unconfirmed') : t('halt.requested');
  }
}
