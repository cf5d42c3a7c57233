import { useDesk } from '../live/use-desk.ts';
import { useText } from '../text/use-text.ts';
import { Badge } from '../ui/badge.tsx';

const kinds = ['recorded', 'simulated', 'live'] as const;

/** Whose money and whose prices: on every page, so that a replay is never mistaken for the market. */
export function ModeBadges() {
  const { t, format } = useText();
  const { desk, clock } = useDesk();
  const present = kinds.filter((kind) => desk?.sources.some((source) => source.kind === kind));
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Badge tone="accent" title={t('mode.paperHint')}>
        {t('mode.paper')}
      </Badge>
      {desk?.mode === 'replay' && (
        <span className="max-md:hidden">
          <Badge tone="warn">
            {clock.speed === 1 ? t('mode.replay') : t('mode.replaySpeed', { speed: format.number(clock.speed) })}
          </Badge>
        </span>
      )}
      {present.length > 0 && (
        <span className="text-xs whitespace-nowrap text-soft max-lg:hidden">
          {present.map((kind) => t(`source.${kind}`)).join(' · ')}
        </span>
      )}
    </span>
  );
}
