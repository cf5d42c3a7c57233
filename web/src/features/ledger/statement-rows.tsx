import { unitsToNumber } from '@gaemi/core/base/units.ts';
import type { StatementRow } from '@gaemi/core/ledger/statement.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { Link } from '@tanstack/react-router';
import { instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { movementText } from './money-words.ts';
import { causeOf } from './statement-cause.ts';

const columns = '@3xl:grid-cols-[2.5rem_9.5rem_5.5rem_minmax(0,1fr)_10.5rem_10.5rem]';

interface StatementRowsProps {
  readonly rows: readonly StatementRow[];
  /** Those that are known, to name what a person's own order was about. */
  readonly orders: readonly Order[];
}

/** The lines of a statement, newest first, with the balance after each. */
export function StatementRows({ rows, orders }: StatementRowsProps) {
  const { t } = usePageText();
  return (
    <div className="@container">
      <div aria-hidden="true" className={`hidden gap-x-3 px-4 py-2 text-xs font-medium text-soft @3xl:grid ${columns}`}>
        <span>{t('statement.number')}</span>
        <span>{t('statement.time')}</span>
        <span>{t('statement.kind')}</span>
        <span>{t('statement.cause')}</span>
        <span className="text-right">{t('statement.amount')}</span>
        <span className="text-right">{t('statement.balance')}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <Row key={row.sequence} row={row} orders={orders} />
        ))}
      </ul>
    </div>
  );
}

function Row({ row, orders }: { readonly row: StatementRow; readonly orders: readonly Order[] }) {
  const { t, format } = usePageText();
  const { sequence, kind, units, balanceUnits, atMs } = row;
  return (
    <li
      data-row={sequence}
      data-kind={kind}
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-t border-line px-4 py-2 text-sm ${columns}`}
    >
      <span className="hidden text-xs text-soft @3xl:block">{sequence}</span>
      <time dateTime={new Date(atMs).toISOString()} className="text-xs whitespace-nowrap text-soft @max-3xl:order-3">
        {format.dateTime(atMs)}
      </time>
      <span className="@max-3xl:order-1">
        <Badge tone="soft">{movementText(kind, t)}</Badge>
      </span>
      <span className="min-w-0 @max-3xl:order-5 @max-3xl:col-span-2">
        <CauseText row={row} orders={orders} />
      </span>
      <span className={`text-right font-semibold whitespace-nowrap @max-3xl:order-2 ${units < 0n ? '' : 'text-good'}`}>
        <span className="sr-only">{t('statement.amount')} </span>
        {units > 0n && '+'}
        {format.quantity(units)}
      </span>
      <span className="text-right whitespace-nowrap @max-3xl:order-4 @max-3xl:text-xs @max-3xl:text-soft">
        <span className="@3xl:sr-only">{t('statement.balance')} </span>
        {format.quantity(balanceUnits)}
      </span>
    </li>
  );
}

function CauseText({ row, orders }: { readonly row: StatementRow; readonly orders: readonly Order[] }) {
  const { t, format, age, language } = usePageText();
  const cause = causeOf(row, orders);
  const { rate } = row;
  if (cause.kind === 'order') {
    return (
      <span className="block truncate">
        <Link
          to="/orders"
          search={{ open: cause.orderId }}
          title={cause.orderId}
          className="text-accent underline underline-offset-2"
          data-order-link=""
        >
          {cause.instrumentId === undefined
            ? t('statement.order')
            : t('statement.orderOf', { name: instrumentName(cause.instrumentId, language) })}
        </Link>{' '}
        <span className="text-xs text-soft">{cause.orderId}</span>
      </span>
    );
  }
  if (rate !== undefined) {
    return (
      <span className="block text-xs">
        {t('statement.rate', {
          rate: format.number(unitsToNumber(rate.units)),
          currency: rate.currency ?? 'USD',
          source: rate.source,
          time: format.dateTime(rate.quotedAtMs),
          age: age(rate.ageMs),
        })}
      </span>
    );
  }
  const asker = askers.find(([prefix]) => cause.id.startsWith(prefix));
  return (
    <span className="block truncate">
      {asker !== undefined && t(asker[1])} <span className="text-xs text-soft">{cause.id}</span>
    </span>
  );
}

/** Where a person's request came from; its id is made there. */
const askers = [
  ['web-', 'statement.fromPage'],
  ['cli-', 'statement.fromTerminal'],
] as const;
