import { lazy, useState } from 'react';
import { useSettings } from '../../live/use-settings.ts';
import { loadPage } from '../../preferences.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { Arriving } from '../../ui/arriving.tsx';

const ShortsDialog = lazy(async () => ({
  default: (await loadPage(() => import('./shorts-dialog.tsx'))).ShortsDialog,
}));

/** Whether signals may sell futures short, and what that risks. */
export function ShortsPanel() {
  const { t } = usePageText();
  const state = useSettings();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <LivePanel
        anchor="shorts"
        title={t('shorts.title')}
        what={t('risk.what')}
        state={state}
        rows={2}
        empty={{ title: t('risk.empty'), hint: t('venue.emptyHint') }}
      >
        {({ shorts = false }) => (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-3" data-shorts={shorts}>
            <Badge tone={shorts ? 'warn' : 'soft'}>{t(shorts ? 'shorts.allowed' : 'shorts.forbidden')}</Badge>
            <p className="min-w-0 flex-1 basis-64 text-xs text-soft">{t('shorts.hint')}</p>
            <Button onClick={() => setAsking(true)}>{t(shorts ? 'shorts.forbid' : 'shorts.allow')}</Button>
            <Arriving>{asking && <ShortsDialog allowed={shorts} onClose={() => setAsking(false)} />}</Arriving>
          </div>
        )}
      </LivePanel>
    </>
  );
}
