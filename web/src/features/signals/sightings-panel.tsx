import type { PatternReport, PatternSighting, PatternStatistic } from '@gaemi/core/signals/patterns/pattern-report.ts';
import type { LiveState } from '../../live/live-state.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { DirectionBadge } from '../../ui/direction-badge.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { patternName } from './pattern-name.ts';

interface SightingsPanelProps {
  readonly state: LiveState<PatternReport>;
  readonly instrumentId: string;
  readonly className?: string;
}

const shownMax = 6;

/** The patterns of one instrument, each with what it was worth so far. */
export function SightingsPanel({ state, instrumentId, className }: SightingsPanelProps) {
  const { t } = usePageText();
  return (
    <LivePanel
      title={t('patterns.title')}
      state={state}
      rows={2}
      empty={{ title: t('patterns.empty'), hint: t('patterns.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {({ sightings, statistics }) => {
        const own = sightings.filter((sighting) => sighting.instrumentId === instrumentId).slice(0, shownMax);
        if (own.length === 0) return <p className="px-4 pb-4 text-xs text-soft">{t('patterns.noneHere')}</p>;
        return (
          <ul className="pb-2">
            {own.map((sighting) => (
              <li key={sighting.id} className="px-4 py-2" data-sighting={sighting.id}>
                <Sighting sighting={sighting} statistic={statisticOf(statistics, sighting)} />
              </li>
            ))}
          </ul>
        );
      }}
    </LivePanel>
  );
}

function statisticOf(
  statistics: readonly PatternStatistic[],
  { patternId, instrumentKind }: PatternSighting,
): PatternStatistic | undefined {
  return statistics.find((one) => one.patternId === patternId && one.instrumentKind === instrumentKind);
}

function Sighting({
  sighting,
  statistic,
}: {
  readonly sighting: PatternSighting;
  readonly statistic: PatternStatistic | undefined;
}) {
  const { pick, t, format } = usePageText();
  return (
    <>
      <p className="flex items-center gap-2">
        <DirectionBadge direction={sighting.direction} />
        <span className="min-w-0 truncate font-medium">{pick(patternName(sighting.patternId))}</span>
        <time className="ml-auto shrink-0 text-xs text-soft">{format.date(sighting.atMs)}</time>
      </p>
      <p className="mt-0.5 text-xs text-soft">
        {statistic?.status === 'measured' &&
        statistic.confidence !== null &&
        statistic.low !== null &&
        statistic.high !== null
          ? t('patterns.worth', {
              confidence: format.percent(statistic.confidence, { decimals: 0 }),
              low: format.percent(statistic.low, { decimals: 0 }),
              high: format.percent(statistic.high, { decimals: 0 }),
              n: statistic.n,
              base: statistic.baseRate === null ? '–' : format.percent(statistic.baseRate, { decimals: 0 }),
            })
          : t(statistic?.status === 'promises-nothing' ? 'patterns.promisesNothing' : 'patterns.unmeasured', {
              n: statistic?.n ?? 0,
            })}
      </p>
    </>
  );
}
