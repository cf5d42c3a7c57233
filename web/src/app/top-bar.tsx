import { Link } from '@tanstack/react-router';
import { Moon, Settings2, Sun } from 'lucide-react';
import clsx from 'clsx';
import { lazy, useState } from 'react';
import { HaltButton } from '../features/risk/halt-button.tsx';
import { TradingStateText } from '../features/risk/trading-state-text.tsx';
import { loadPage, setPreferences, usePaintKey, usePreferences } from '../preferences.ts';
import { useText } from '../text/use-text.ts';
import { ModeBadges } from './mode-badges.tsx';
import { useDeskLink } from './use-desk-link.ts';
import { Arriving } from '../ui/arriving.tsx';

const SettingsDialog = lazy(async () => ({
  default: (await loadPage(() => import('./settings-dialog.tsx'))).SettingsDialog,
}));

/** Always in sight: what kind of money, whether orders may leave, how old the data is, and the way to stop. */
export function TopBar() {
  return (
    <header className="sticky top-0 z-20 flex min-h-14 items-center gap-x-3 border-b border-line bg-panel px-3 py-2 sm:px-4">
      <Link to="/" className="flex min-h-9 shrink-0 items-center gap-2 text-base font-bold" aria-label="Gaemi">
        <img src="/mark.svg" alt="" width={26} height={26} />
        <span className="max-sm:hidden">Gaemi</span>
      </Link>
      <ModeBadges />
      <span className="max-[359.98px]:hidden">
        <TradingStateText />
      </span>
      <span className="max-lg:hidden">
        <LinkState />
      </span>
      <span className="ml-auto flex items-center gap-1.5 sm:gap-2">
        <MarketClock />
        <QuickControls />
        <HaltButton primary />
      </span>
    </header>
  );
}

export function LinkState() {
  const { t, age } = useText();
  const { link, ageMs } = useDeskLink();
  return (
    <span className="flex items-center gap-1.5 text-xs whitespace-nowrap" data-link={link}>
      <span
        aria-hidden="true"
        className={clsx(
          'size-2 rounded-full',
          link === 'live' ? 'bg-good' : 'bg-warn',
          link === 'connecting' && 'skeleton',
        )}
      />
      <span className={link === 'live' ? 'text-ink' : 'font-semibold text-warn-ink'}>{t(`link.${link}`)}</span>
      {ageMs !== undefined && <span className="text-soft">· {t('link.age', { age: age(ageMs) })}</span>}
    </span>
  );
}

function MarketClock() {
  const { t, format } = useText();
  const { marketNowMs } = useDeskLink();
  return (
    <time className="text-xs whitespace-nowrap text-soft max-xl:hidden" title={t('clock.label')}>
      {format.clock(marketNowMs)} KST
    </time>
  );
}

function QuickControls() {
  const { t } = useText();
  const { language } = usePreferences();
  const [open, setOpen] = useState(false);
  const dark = usePaintKey().startsWith('dark');
  const quiet =
    'grid min-h-9 min-w-9 place-items-center rounded-lg px-2 text-sm hover:bg-raised max-sm:min-h-11 max-sm:min-w-11';
  return (
    <>
      <button
        type="button"
        lang={language === 'ko' ? 'en' : 'ko'}
        onClick={() => void setPreferences({ language: language === 'ko' ? 'en' : 'ko' })}
        className={`${quiet} max-sm:hidden`}
      >
        {language === 'ko' ? 'English' : '한국어'}
      </button>
      <button
        type="button"
        aria-label={`${t('settings.theme')}: ${t(dark ? 'settings.theme.light' : 'settings.theme.dark')}`}
        onClick={() => void setPreferences({ theme: dark ? 'light' : 'dark' })}
        className={`${quiet} max-sm:hidden`}
      >
        {dark ? <Sun size={17} aria-hidden="true" /> : <Moon size={17} aria-hidden="true" />}
      </button>
      <button type="button" aria-label={t('settings.open')} onClick={() => setOpen(true)} className={quiet}>
        <Settings2 size={17} aria-hidden="true" />
      </button>
      <Arriving>{open && <SettingsDialog onClose={() => setOpen(false)} />}</Arriving>
    </>
  );
}
