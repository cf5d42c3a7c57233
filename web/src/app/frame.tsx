import { Outlet } from '@tanstack/react-router';
import { lazy } from 'react';
import { HaltBanner } from '../features/risk/halt-banner.tsx';
import { IncidentBanner } from '../features/risk/incident-banner.tsx';
import { TradingControlProvider } from '../features/risk/trading-control.tsx';
import { loadPage } from '../preferences.ts';
import { useText } from '../text/use-text.ts';
import { MarketNote } from './mode-badges.tsx';
import { Navigation } from './navigation.tsx';
import { SilenceBanner } from './silence-banner.tsx';
import { LinkState, TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { Arriving } from '../ui/arriving.tsx';

const ShortcutDialog = lazy(async () => ({
  default: (await loadPage(() => import('./shortcut-dialog.tsx'))).ShortcutDialog,
}));

/** What stands around every page. */
export function Frame() {
  const { t } = useText();
  const { listed, hide } = useShortcuts();
  return (
    <TradingControlProvider>
      <a
        href="#content"
        className="sr-only z-30 rounded-lg bg-accent p-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('app.skip')}
      </a>
      <TopBar />
      <HaltBanner />
      <IncidentBanner />
      <SilenceBanner />
      <div className="lg:flex">
        <Navigation />
        <main id="content" className="mx-auto max-w-[120rem] min-w-0 grow p-2 pb-20 sm:p-3 sm:pb-20 lg:pb-6">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-1 pb-2 lg:hidden">
            <LinkState />
            <MarketNote />
          </div>
          <Outlet />
        </main>
      </div>
      <Arriving>{listed && <ShortcutDialog onClose={hide} />}</Arriving>
    </TradingControlProvider>
  );
}
