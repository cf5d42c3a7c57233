import { knownValue } from '../live/live-state.ts';
import { useDesk } from '../live/use-desk.ts';
import { useSettings } from '../live/use-settings.ts';
import { useText } from '../text/use-text.ts';
import { Badge } from '../ui/badge.tsx';

const kinds = ['recorded', 'simulated', 'live'] as const;

/** Whose money and whose prices: on every page, so that a replay is never mistaken for the market. */
export function ModeBadges() {
  const { t } = useText();
  const venue = knownValue(useSettings())?.venueAccount ?? 'paper';
  return (
    <span className="flex shrink-0 items-center gap-1.5" data-venue={venue}>
      {venue === 'paper' ? (
        <Badge tone="accent" title={t('mode.paperHint')}>
          {t('mode.paper')}
        </Badge>
      ) : (
        <Badge tone="warn" title={t('mode.realHint', { venue })}>
          {t('mode.real', { venue })}
        </Badge>
      )}
      <span className="flex items-center gap-1.5 max-lg:hidden">
        <MarketNote />
      </span>
    </span>
  );
}

/** What the prices are: replayed or not, recorded, simulated or live. */
export function MarketNote() {
  const { t, format } = useText();
  const { desk, clock } = useDesk();
  if (desk === undefined) return null;
  const present = kinds.filter((kind) => desk.sources.some((source) => source.kind === kind));
  return (
    <>
      {desk.mode === 'replay' && (
        <Badge tone="warn">
          {clock.speed === 1 ? t('mode.replay') : t('mode.replaySpeed', { speed: format.number(clock.speed) })}
        </Badge>
      )}
      <span className="text-xs whitespace-nowrap text-soft">
        {present.map((kind) => t(`source.${kind}`)).join(' · ')}
      </span>
    </>
  );
}
