import type { Crossing, ScreenRow } from '@gaemi/core/signals/screens/screen.ts';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { findInstrument } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Change } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { ScreenColumn } from './screen-columns.ts';

interface ScreenCellProps {
  readonly column: ScreenColumn;
  readonly row: ScreenRow;
  readonly height: number;
}

export function ScreenCell({ column, row, height }: ScreenCellProps) {
  const edge = 'border-b border-line px-2 py-0 last:pr-4';
  if (column.kind === 'text') {
    return (
      <th scope="row" style={{ height }} className={clsx(edge, 'max-w-64 pl-4 text-left font-normal max-sm:max-w-32')}>
        <Name row={row} />
      </th>
    );
  }
  return (
    <td className={clsx(edge, 'text-right whitespace-nowrap')}>
      <Value column={column} row={row} />
    </td>
  );
}

function Name({ row }: { readonly row: ScreenRow }) {
  const { pick } = usePageText();
  return (
    <Link
      to="/markets/$instrumentId"
      params={{ instrumentId: row.instrumentId }}
      preload={false}
      className="block min-w-0 truncate font-semibold hover:underline max-sm:leading-4"
    >
      {pick(row.name)} <span className="text-xs font-normal text-soft max-sm:block">{row.instrumentId}</span>
    </Link>
  );
}

function Value({ column, row }: Omit<ScreenCellProps, 'height'>) {
  const { format } = usePageText();
  const value = column.value(row);
  if (value === null) return <Unknown row={row} column={column} />;
  if (column.kind === 'grade') return <Grade row={row} />;
  if (column.kind === 'crossing') return <CrossingText crossing={row.cross50x200} />;
  const number = Number(value);
  if (column.kind === 'change') return <Change fraction={number} />;
  if (column.kind === 'ratio') return <>{`×${number.toFixed(2)}`}</>;
  if (column.kind === 'number') return <>{number.toFixed(1)}</>;
  const instrument = findInstrument(row.instrumentId);
  const unknown = () => format.price(number, row.currency, row.currency === 'KRW' ? 0 : 2);
  return (
    <span className="font-semibold">{instrument === undefined ? unknown() : format.quote(number, instrument)}</span>
  );
}

/** A dash that says why when it is asked. */
function Unknown({ row, column }: Omit<ScreenCellProps, 'height'>) {
  const { t } = usePageText();
  const why = row.missing[column.id] ?? row.missing['*'];
  const reason =
    why === undefined
      ? t('missing.unknown')
      : t(`missing.${why.because}`, { needs: why.needs ?? '–', has: why.has ?? '–' });
  return (
    <span title={reason} className="text-soft">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}

function Grade({ row: { grade } }: { readonly row: ScreenRow }) {
  const { t } = usePageText();
  if (grade === null) return null;
  const tone = grade === 'neutral' ? 'soft' : grade.startsWith('oversold') ? 'accent' : 'warn';
  return <Badge tone={tone}>{t(`grade.${grade}`)}</Badge>;
}

function CrossingText({ crossing }: { readonly crossing: Crossing | null }) {
  const { t } = usePageText();
  if (crossing === null || crossing.direction === 'none') return <span className="text-soft">{t('cross.none')}</span>;
  return (
    <span className={crossing.direction === 'up' ? 'text-up' : 'text-down'}>
      {t(`cross.${crossing.direction}`, { n: crossing.barsAgo ?? 0 })}
    </span>
  );
}
