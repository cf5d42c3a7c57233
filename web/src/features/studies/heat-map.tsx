import type { CorrelationPair, CorrelationStudy } from '@gaemi/core/analysis/studies/correlation-study.ts';
import { instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';

interface HeatMapProps {
  readonly study: CorrelationStudy;
  readonly measure: 'pearson' | 'spearman';
}

/** A real table, coloured by the page's own variables: themes change it without drawing it again, and it can be read aloud. */
export function HeatMap({ study, measure }: HeatMapProps) {
  const { t, language } = usePageText();
  const pairs = new Map(
    study.pairs.flatMap((pair) => [[key(pair.a, pair.b), pair] as const, [key(pair.b, pair.a), pair] as const]),
  );
  return (
    <div className="relative overflow-x-auto px-4 pb-4" tabIndex={0} role="group" aria-label={t('correlation.title')}>
      <table className="w-full border-separate border-spacing-0.5 text-xs" data-heatmap={measure}>
        <caption className="sr-only">{t('correlation.caption')}</caption>
        <thead>
          <tr>
            <td className="align-bottom text-soft">{t('column.name')}</td>
            {study.instrumentIds.map((id) => (
              <th key={id} scope="col" className="h-24 min-w-12 px-1 align-bottom font-medium">
                <span className="inline-block max-h-22 overflow-hidden text-right [writing-mode:vertical-rl]">
                  {instrumentName(id, language)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {study.instrumentIds.map((row) => (
            <tr key={row}>
              <th scope="row" className="sticky left-0 z-10 max-w-32 truncate bg-panel pr-2 text-left font-medium">
                {instrumentName(row, language)}
              </th>
              {study.instrumentIds.map((column) =>
                column === row ? (
                  <td key={column} className="rounded bg-raised text-center text-soft">
                    <span aria-hidden="true">·</span>
                  </td>
                ) : (
                  <HeatCell key={column} pair={pairs.get(key(row, column))} measure={measure} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Scale />
    </div>
  );
}

/** More colour than this would swallow the number on it. */
const colourMaxPercent = 42;

function HeatCell({
  pair,
  measure,
}: {
  readonly pair: CorrelationPair | undefined;
  readonly measure: 'pearson' | 'spearman';
}) {
  const { t } = usePageText();
  const value = pair?.[measure] ?? null;
  if (pair === undefined || value === null) {
    const why = t(pair?.missing === 'no-movement' ? 'study.noMovement' : 'study.tooFew', { n: pair?.n ?? 0 });
    return (
      <td className="h-9 min-w-12 rounded bg-raised text-center text-soft" title={why}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{why}</span>
      </td>
    );
  }
  const interval =
    measure === 'pearson' && pair.pearsonLow !== null && pair.pearsonHigh !== null
      ? t('correlation.interval', { low: pair.pearsonLow.toFixed(2), high: pair.pearsonHigh.toFixed(2) })
      : '';
  return (
    <td
      className="h-9 min-w-12 rounded px-1 text-center"
      style={{ background: heat(value) }}
      title={`n=${pair.n}${interval === '' ? '' : `, ${interval}`}`}
      data-value={value}
    >
      {signed(value)}
      <span className="block text-[0.625rem] leading-none text-ink opacity-80">n {pair.n}</span>
    </td>
  );
}

function heat(value: number): string {
  const share = Math.round(Math.abs(value) * colourMaxPercent);
  return `color-mix(in oklab, var(${value >= 0 ? '--up' : '--down'}) ${share}%, var(--panel))`;
}

function Scale() {
  const { t } = usePageText();
  return (
    <p className="mt-2 flex items-center gap-2 text-xs text-soft">
      −1 {t('correlation.opposite')}
      <span
        aria-hidden="true"
        className="h-2 w-32 rounded-full"
        style={{ background: `linear-gradient(to right in oklab, ${heat(-1)}, var(--panel), ${heat(1)})` }}
      />
      +1 {t('correlation.together')}
    </p>
  );
}

function signed(value: number): string {
  const text = value.toFixed(2);
  if (Number(text) === 0) return '0.00';
  return value > 0 ? `+${text}` : text;
}

function key(left: string, right: string): string {
  return `${left} ${right}`;
}
