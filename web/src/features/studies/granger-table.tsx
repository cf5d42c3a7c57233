import type { CorrelationStudy, GrangerPair } from '@gaemi/core/analysis/studies/correlation-study.ts';
import { useState } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';

const shownAtFirst = 12;

/** Every tested pair, the most telling first, with what the numbers do not mean beside them. */
export function GrangerTable({ study }: { readonly study: CorrelationStudy }) {
  const { t, pick, format } = usePageText();
  const [all, setAll] = useState(false);
  const { granger } = study;
  const measured = granger.pairs
    .filter(({ pValue }) => pValue !== null)
    .toSorted((left, right) => (left.pValue ?? 1) - (right.pValue ?? 1));
  const unmeasured = granger.pairs.length - measured.length;
  const found = measured.filter(({ pBenjaminiHochberg }) => (pBenjaminiHochberg ?? 1) <= granger.alpha).length;
  return (
    <div className="pb-4">
      <p className="px-4 text-xs text-soft">
        {t('granger.about', {
          tests: granger.tests,
          lag: granger.lagMax,
          criterion: granger.criterion.toUpperCase(),
          alpha: format.percent(granger.alpha, { decimals: 0 }),
          found,
        })}
      </p>
      <p className="mx-4 my-2 rounded-md bg-raised px-2.5 py-2 text-xs" data-note="granger">
        {pick(study.note)}
      </p>
      {measured.length === 0 ? (
        <p className="px-4 text-soft">{t('study.notEnough', { n: unmeasured })}</p>
      ) : (
        <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label={t('granger.title')}>
          <table className="w-full text-xs">
            <thead className="text-soft">
              <tr>
                {(['pair', 'n', 'lag', 'f', 'p', 'bonferroni', 'hochberg'] as const).map((name, index) => (
                  <th
                    key={name}
                    scope="col"
                    className={`px-2 py-1.5 font-medium whitespace-nowrap ${index === 0 ? 'pl-4 text-left' : 'text-right'}`}
                  >
                    {t(`granger.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {measured.slice(0, all ? measured.length : shownAtFirst).map((pair) => (
                <GrangerRow key={`${pair.cause} ${pair.effect}`} pair={pair} alpha={granger.alpha} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3 px-4 pt-2 text-xs text-soft">
        {measured.length > shownAtFirst && (
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('study.fewer') : t('study.more', { n: measured.length - shownAtFirst })}
          </Button>
        )}
        {measured.length > 0 && unmeasured > 0 && t('study.notEnough', { n: unmeasured })}
      </div>
    </div>
  );
}

function GrangerRow({ pair, alpha }: { readonly pair: GrangerPair; readonly alpha: number }) {
  const { t, language } = usePageText();
  const finding = (pair.pBenjaminiHochberg ?? 1) <= alpha;
  return (
    <tr className="border-t border-line" data-finding={finding}>
      <th scope="row" className="px-2 py-1.5 pl-4 text-left font-medium whitespace-nowrap">
        {instrumentName(pair.cause, language)} → {instrumentName(pair.effect, language)}{' '}
        {finding && <Badge tone="accent">{t('granger.finding')}</Badge>}
      </th>
      {[pair.n, pair.lag, pair.f?.toFixed(2)].map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the columns never move
        <td key={index} className="px-2 text-right">
          {value ?? '–'}
        </td>
      ))}
      {[pair.pValue, pair.pBonferroni, pair.pBenjaminiHochberg].map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the columns never move
        <td key={index} className="px-2 text-right whitespace-nowrap last:pr-4">
          {probability(value)}
        </td>
      ))}
    </tr>
  );
}

function probability(value: number | null): string {
  if (value === null) return '–';
  return value < 0.001 ? '< 0.001' : value.toFixed(3);
}
