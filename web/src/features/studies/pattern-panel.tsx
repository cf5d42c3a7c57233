import type { PatternReport, PatternSighting, PatternStatistic } from '@gaemi/core/signals/patterns/pattern-report.ts';
import { Link } from '@tanstack/react-router';
import type { Text } from '@gaemi/core/base/text.ts';
import { instrumentName } from '../../live/instruments.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import type { LiveState } from '../../live/live-state.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { DirectionBadge } from '../../ui/direction-badge.tsx';
import { LivePanel } from '../../ui/panel.tsx';

interface PatternPanelProps {
  readonly state: LiveState<PatternReport>;
  readonly nameOf: (patternId: string) => Text;
  readonly descriptionOf: (patternId: string) => Text | undefined;
}

/** The newest sightings, and what each pattern was worth on the stored history. */
export function PatternPanel({ state, nameOf, descriptionOf }: PatternPanelProps) {
  const { t } = usePageText();
  return (
    <LivePanel
      title={t('patterns.studyTitle')}
      state={state}
      rows={8}
      empty={{ title: t('patterns.empty'), hint: t('patterns.emptyHint') }}
    >
      {(report) => (
        <>
          <ReportAge report={report} />
          <div className="grid gap-4 pb-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <Worth statistics={report.statistics} nameOf={nameOf} descriptionOf={descriptionOf} />
            <Sightings sightings={report.sightings} nameOf={nameOf} />
          </div>
        </>
      )}
    </LivePanel>
  );
}

function ReportAge({ report }: { readonly report: PatternReport }) {
  const { t, age, format } = usePageText();
  const nowMs = useMarketNow();
  const { instruments, bars, fromMs } = report.history;
  return (
    <p className="px-4 pb-2 text-xs text-soft">
      {t('patterns.history', {
        instruments: format.number(instruments),
        bars: format.number(bars),
        from: fromMs === null ? '–' : format.day(fromMs),
      })}{' '}
      · {t('market.asOf', { time: format.date(report.atMs), age: age(nowMs - report.atMs) })}
    </p>
  );
}

function Worth({
  statistics,
  nameOf,
  descriptionOf,
}: Pick<PatternReport, 'statistics'> & Omit<PatternPanelProps, 'state'>) {
  const { t } = usePageText();
  const sorted = statistics.toSorted((left, right) => (right.edge ?? -1) - (left.edge ?? -1));
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label={t('patterns.worthTitle')}>
      <table className="w-full text-xs">
        <caption className="px-4 pb-1 text-left text-soft">{t('patterns.worthTitle')}</caption>
        <thead className="text-soft">
          <tr>
            {(['name', 'kind', 'confidence', 'interval', 'base', 'edge', 'n'] as const).map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`px-2 py-1.5 font-medium whitespace-nowrap ${index < 2 ? 'text-left first:pl-4' : 'text-right'}`}
              >
                {t(`patterns.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((statistic) => (
            <WorthRow
              key={`${statistic.patternId} ${statistic.instrumentKind}`}
              statistic={statistic}
              name={nameOf(statistic.patternId)}
              description={descriptionOf(statistic.patternId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface WorthRowProps {
  readonly statistic: PatternStatistic;
  readonly name: Text;
  readonly description: Text | undefined;
}

function WorthRow({ statistic, name, description }: WorthRowProps) {
  const { t, pick, format } = usePageText();
  const { instrumentKind, direction, status, confidence, low, high, baseRate, edge, n, horizonBars } = statistic;
  const percent = (value: number | null) => (value === null ? '–' : format.percent(value, { decimals: 0 }));
  return (
    <tr className="border-t border-line" data-pattern={statistic.patternId} data-status={status}>
      <th scope="row" className="px-2 py-1.5 pl-4 text-left font-medium whitespace-nowrap">
        <span title={description === undefined ? undefined : pick(description)}>{pick(name)}</span>{' '}
        <DirectionBadge direction={direction} />
      </th>
      <td className="px-2 whitespace-nowrap">{kindText(instrumentKind, t)}</td>
      {status === 'measured' ? (
        <>
          <td className="px-2 text-right font-semibold" title={t('patterns.horizon', { n: horizonBars })}>
            {percent(confidence)}
          </td>
          <td className="px-2 text-right whitespace-nowrap">
            {percent(low)}–{percent(high)}
          </td>
          <td className="px-2 text-right">{percent(baseRate)}</td>
          <td className="px-2 text-right whitespace-nowrap">
            {edge === null ? '–' : format.percent(edge, { decimals: 0, sign: true })}{' '}
            {statistic.isAboveBase && <Badge tone="accent">{t('patterns.aboveBase')}</Badge>}
          </td>
        </>
      ) : (
        <td colSpan={4} className="px-2 text-right text-soft">
          {t(status === 'promises-nothing' ? 'patterns.promisesNothing' : 'patterns.unmeasured', { n })}
        </td>
      )}
      <td className="px-2 pr-4 text-right">{format.number(n)}</td>
    </tr>
  );
}

const kinds = ['crypto', 'stock', 'index', 'currency', 'future'] as const;

function kindText(kind: string, t: ReturnType<typeof usePageText>['t']): string {
  const known = kinds.find((candidate) => candidate === kind);
  return known === undefined ? kind : t(`kind.${known}`);
}

const sightingsMax = 12;

function Sightings({
  sightings,
  nameOf,
}: { readonly sightings: readonly PatternSighting[] } & Pick<PatternPanelProps, 'nameOf'>) {
  const { t, pick, language, format } = usePageText();
  return (
    <section className="min-w-0">
      <h3 className="px-4 pb-1 text-xs text-soft">{t('patterns.newest')}</h3>
      {sightings.length === 0 && <p className="px-4 text-xs">{t('patterns.empty')}</p>}
      <ul>
        {sightings.slice(0, sightingsMax).map(({ id, instrumentId, patternId, direction, atMs }) => (
          <li key={id} className="flex min-h-9 items-center gap-2 px-4">
            <DirectionBadge direction={direction} />
            <Link
              to="/markets/$instrumentId"
              params={{ instrumentId }}
              className="min-w-0 truncate font-medium hover:underline"
            >
              {instrumentName(instrumentId, language)}
            </Link>
            <span className="truncate text-xs text-soft">{pick(nameOf(patternId))}</span>
            <time className="ml-auto shrink-0 text-xs text-soft">{format.date(atMs)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
