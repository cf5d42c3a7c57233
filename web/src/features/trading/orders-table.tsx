import type { Order } from '@gaemi/core/trading/order.ts';
import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { usePhone } from '../../ui/use-media.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import type { OrderAct } from './order-actions.tsx';
import { type OrderColumn, orderColumns, phoneColumns } from './order-cells.tsx';
import type { OrdersSearch, SortId } from './pick-orders.ts';

type Sorting = Pick<OrdersSearch, 'sort' | 'order'>;

interface OrdersTableProps {
  readonly orders: readonly Order[];
  readonly search: OrdersSearch;
  readonly onSort: (sorting: Sorting) => void;
  readonly onAct: (act: OrderAct) => void;
}

const rowPixels = { wide: 48, phone: 64 } as const;

/** Only the rows in sight are in the page; the others are counted, so that a screen reader is told of all of them. */
export function OrdersTable({ orders, search, onSort, onAct }: OrdersTableProps) {
  const { t } = usePageText();
  const phone = usePhone();
  const columns = phone ? phoneColumns : orderColumns;
  const height = phone ? rowPixels.phone : rowPixels.wide;
  const { box, from, to, pixelsBefore, pixelsAfter } = useVirtualRows(orders.length, height);
  if (orders.length === 0) return <p className="px-4 pb-4 text-soft">{t('ordersPage.none')}</p>;
  return (
    <div
      ref={box}
      role="group"
      aria-label={t('ordersPage.title')}
      tabIndex={0}
      className="relative max-h-[min(70dvh,60rem)] overflow-auto border-t border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-sm" aria-rowcount={orders.length + 1}>
        <thead className="sticky top-0 z-10 bg-panel">
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} search={search} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer pixels={pixelsBefore} />
          {orders.slice(from, to).map((order, index) => (
            <Row
              key={order.id}
              order={order}
              position={from + index + 2}
              columns={columns}
              height={height}
              onAct={onAct}
            />
          ))}
          <Spacer pixels={pixelsAfter} />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly order: Order;
  /** Among all rows, the head included. */
  readonly position: number;
  readonly columns: readonly OrderColumn[];
  readonly height: number;
  readonly onAct: (act: OrderAct) => void;
}

const Row = memo(function Row({ order, position, columns, height, onAct }: RowProps) {
  return (
    <tr
      aria-rowindex={position}
      data-row={order.id}
      data-status={order.status}
      style={{ height }}
      className="relative hover:bg-raised"
    >
      {columns.map(({ id, left, Cell }) => (
        <td
          key={id}
          className={clsx(
            'border-t border-line px-2 py-0 whitespace-nowrap first:pl-4 last:pr-4',
            left ? 'text-left' : 'text-right',
          )}
        >
          <Cell order={order} onAct={onAct} />
        </td>
      ))}
    </tr>
  );
});

function Spacer({ pixels }: { readonly pixels: number }) {
  return pixels === 0 ? null : <tr aria-hidden="true" style={{ height: pixels }} />;
}

interface HeadCellProps {
  readonly column: OrderColumn;
  readonly search: OrdersSearch;
  readonly onSort: (sorting: Sorting) => void;
}

function HeadCell({ column: { left, text, sort }, search, onSort }: HeadCellProps) {
  const { t } = usePageText();
  const chosen = sort !== undefined && search.sort === sort;
  const Arrow = search.order === 'up' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={chosen ? (search.order === 'up' ? 'ascending' : 'descending') : undefined}
      className={clsx('px-2 text-xs font-medium text-soft first:pl-4 last:pr-4', left ? 'text-left' : 'text-right')}
    >
      {sort === undefined ? (
        <span className="inline-flex min-h-9 items-center">
          {text === undefined ? <span className="sr-only">{t('cancel.action')}</span> : t(text)}
        </span>
      ) : (
        <button
          type="button"
          onClick={() => onSort(nextSorting(sort, search))}
          className={clsx('inline-flex min-h-9 items-center gap-1 hover:text-ink', chosen && 'font-semibold text-ink')}
        >
          {text !== undefined && t(text)}
          {chosen && <Arrow size={12} aria-hidden="true" />}
        </button>
      )}
    </th>
  );
}

/** The largest and newest first, turned round by a second press, and by a third back to what is under way. */
function nextSorting(sort: SortId, { sort: now, order }: Sorting): Sorting {
  if (now !== sort) return { sort, order: 'down' };
  return order === 'up' ? { sort: undefined, order: undefined } : { sort, order: 'up' };
}
