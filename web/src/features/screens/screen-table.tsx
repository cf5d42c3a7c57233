import type { ScreenRow } from '@gaemi/core/signals/screens/screen.ts';
import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { usePhone } from '../../ui/use-media.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import type { Sorting } from './pick-rows.ts';
import { ScreenCell } from './screen-cell.tsx';
import { type ColumnId, type ScreenColumn, screenColumns } from './screen-columns.ts';

interface ScreenTableProps {
  readonly rows: readonly ScreenRow[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

const rowPixels = 44;
const narrowColumns = screenColumns.filter(({ wide }) => !wide);

/** Only the rows in sight are in the page; the others are counted, so that a screen reader is told of all of them. */
export function ScreenTable({ rows, sorting, onSort }: ScreenTableProps) {
  const { t } = usePageText();
  const phone = usePhone();
  const columns = phone ? narrowColumns : screenColumns;
  const { box, from, to, pixelsBefore, pixelsAfter } = useVirtualRows(rows.length, rowPixels);
  if (rows.length === 0) return <p className="px-4 pb-4 text-soft">{t('screener.none')}</p>;
  return (
    <div
      ref={box}
      role="group"
      aria-label={t('screener.title')}
      tabIndex={0}
      className="relative h-[min(70dvh,60rem)] overflow-auto border-t border-line"
    >
      <table className="w-full border-separate border-spacing-0" aria-rowcount={rows.length + 1}>
        <thead className="sticky top-0 z-10 bg-panel">
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer pixels={pixelsBefore} />
          {rows.slice(from, to).map((row, index) => (
            <Row key={row.instrumentId} row={row} position={from + index + 2} columns={columns} />
          ))}
          <Spacer pixels={pixelsAfter} />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: ScreenRow;
  /** Among all rows, the head included. */
  readonly position: number;
  readonly columns: readonly ScreenColumn[];
}

/** Drawn once while it stays in sight, however far the table is scrolled. */
const Row = memo(function Row({ row, position, columns }: RowProps) {
  return (
    <tr aria-rowindex={position} data-row={row.instrumentId} className="hover:bg-raised">
      {columns.map((column) => (
        <ScreenCell key={column.id} column={column} row={row} height={rowPixels} />
      ))}
    </tr>
  );
});

function Spacer({ pixels }: { readonly pixels: number }) {
  return pixels === 0 ? null : <tr aria-hidden="true" style={{ height: pixels }} />;
}

interface HeadCellProps {
  readonly column: ScreenColumn;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function HeadCell({ column, sorting, onSort }: HeadCellProps) {
  const { t } = usePageText();
  const chosen = sorting.sort === column.id;
  const Arrow = sorting.order === 'up' ? ArrowUp : ArrowDown;
  const direction = sorting.order === 'up' ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      aria-sort={chosen ? direction : 'none'}
      className={clsx(
        'border-b border-line px-2 text-xs font-medium text-soft last:pr-4',
        column.id === 'name' ? 'pl-4 text-left' : 'text-right',
      )}
    >
      <button
        type="button"
        onClick={() => onSort({ sort: column.id, order: nextOrder(column.id, chosen ? sorting.order : undefined) })}
        className={clsx('inline-flex min-h-9 items-center gap-1 hover:text-ink', chosen && 'font-semibold text-ink')}
      >
        {t(`column.${column.id}`)}
        {chosen && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** Names begin at A, numbers with the largest; a second press turns round. */
function nextOrder(column: ColumnId, now: 'up' | 'down' | undefined): 'up' | 'down' {
  if (now === undefined) return column === 'name' ? 'up' : 'down';
  return now === 'up' ? 'down' : 'up';
}
