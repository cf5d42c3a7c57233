import { isLessThanLot } from '@gaemi/core/portfolio/position.ts';
import { VenueAccount, type VenueKeys } from '@gaemi/core/trading/venue-keys.ts';
import { lazy, useState } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { useDesk } from '../../live/use-desk.ts';
import { usePortfolio } from '../../live/use-portfolio.ts';
import { useSettings } from '../../live/use-settings.ts';
import { loadPage } from '../../preferences.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { venueName } from './venue-name.ts';
import { Arriving } from '../../ui/arriving.tsx';

const VenueDialog = lazy(async () => ({ default: (await loadPage(() => import('./venue-dialog.tsx'))).VenueDialog }));

/** The account that orders go to, and what stands in the way of another. */
export function VenueAccountPanel({ stored }: { readonly stored: readonly VenueKeys[] }) {
  const { t } = usePageText();
  const state = useSettings();
  const [wanted, setWanted] = useState<VenueAccount>();
  return (
    <>
      <LivePanel
        anchor="venue"
        title={t('venue.title')}
        what={t('risk.what')}
        state={state}
        rows={3}
        empty={{ title: t('risk.empty'), hint: t('venue.emptyHint') }}
      >
        {({ venueAccount = 'paper' }) => (
          <>
            <Notes isReal={venueAccount !== 'paper'} />
            <ul>
              {VenueAccount.options.map((account) => (
                <Choice
                  key={account}
                  account={account}
                  isChosen={account === venueAccount}
                  hasKeys={account === 'paper' || stored.some(({ venue }) => venue === account)}
                  onChoose={() => setWanted(account)}
                />
              ))}
            </ul>
          </>
        )}
      </LivePanel>
      <Arriving>
        {wanted !== undefined && <VenueDialog account={wanted} onClose={() => setWanted(undefined)} />}
      </Arriving>
    </>
  );
}

interface ChoiceProps {
  readonly account: VenueAccount;
  readonly isChosen: boolean;
  readonly hasKeys: boolean;
  readonly onChoose: () => void;
}

function Choice({ account, isChosen, hasKeys, onChoose }: ChoiceProps) {
  const { t } = usePageText();
  return (
    <li
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2.5"
      data-account-choice={account}
      data-chosen={isChosen}
    >
      <span className="font-semibold">{venueName(account, t)}</span>
      <Badge tone={account === 'paper' ? 'accent' : 'warn'}>
        {t(account === 'paper' ? 'mode.paper' : 'venue.real')}
      </Badge>
      {!hasKeys && <span className="text-xs text-soft">{t('venue.noKeys')}</span>}
      <span className="ml-auto">
        {isChosen ? (
          <Badge tone="good">{t('venue.chosen')}</Badge>
        ) : (
          <Button aria-label={t('venue.choose', { name: venueName(account, t) })} onClick={onChoose}>
            {t('venue.chooseShort')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** What a person must know before: whether this desk trades for real at all, and that what is held stands in the way. */
function Notes({ isReal }: { readonly isReal: boolean }) {
  const { t, language } = usePageText();
  const { desk } = useDesk();
  const held =
    knownValue(usePortfolio())
      ?.positions.filter((position) => !isLessThanLot(position))
      .map(({ instrumentId }) => instrumentName(instrumentId, language)) ?? [];
  const isLive = desk?.liveTrading === true;
  return (
    <div className="grid gap-1.5 px-4 pb-3 text-xs">
      <p className="text-soft">{t('venue.hint')}</p>
      <p className={isReal && !isLive ? 'font-semibold text-warn-ink' : 'text-ink'} data-live-trading={isLive}>
        {t(isLive ? 'venue.live' : isReal ? 'venue.notLiveButReal' : 'venue.notLive')}
      </p>
      {held.length > 0 && (
        <p className="text-warn-ink" data-held={held.length}>
          {t('venue.held', { names: held.join(', ') })}
        </p>
      )}
    </div>
  );
}
