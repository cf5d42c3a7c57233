import type { Order } from '@gaemi/core/trading/order.ts';
import { Link } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { findInstrument, instrumentName } from '../../live/instruments.ts';
import type { LiveState } from '../../live/live-state.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { SideBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { OrderDetails } from './order-details.tsx';
import { summarizeFills } from './order-summary.ts';
import { StatusBadge } from './status-badge.tsx';

interface OrdersPanelProps {
  readonly state: LiveState<readonly Order[]>;
  readonly className?: string;
  /** What can be done beside looking. */
  readonly action?: ReactNode;
}

/** Every order with its fate; refused ones stay in sight with all their reasons. */
export function OrdersPanel({ state, className, action }: OrdersPanelProps) {
  const { t } = usePageText();
  return (
    <LivePanel
      anchor="orders"
      title={t('orders.title')}
      state={state}
      rows={5}
      aside={
        <div className="flex items-center gap-3">
          <Link to="/orders" className="text-xs font-semibold text-accent hover:underline">
            {t('ordersPage.seeAll')}
          </Link>
          {action}
        </div>
      }
      empty={{ title: t('orders.empty'), hint: t('orders.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {(orders) => <OrderList orders={orders} />}
    </LivePanel>
  );
}

/** More are a click away: the page must not become a list of orders. */
const shownAtFirst = 8;

function OrderList({ orders }: { readonly orders: readonly Order[] }) {
  const { t } = usePageText();
  const [all, setAll] = useState(false);
  const hidden = orders.length - shownAtFirst;
  return (
    <div className="@container">
      <OrdersHead />
      <ul>
        {orders.slice(0, all ? orders.length : shownAtFirst).map((order) => (
          <li key={order.id} className="border-t border-line">
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <div className="border-t border-line p-2 text-center">
          <Button aria-expanded={all} onClick={() => setAll(!all)} className="border-transparent text-accent">
            {all ? t('orders.fewer') : t('orders.more', { n: hidden })}
          </Button>
        </div>
      )}
    </div>
  );
}

const columns = '@2xl:grid-cols-[5.25rem_2.5rem_minmax(0,1fr)_5.5rem_7rem_4rem_5.5rem_1rem]';

function OrdersHead() {
  const { t } = usePageText();
  return (
    <div aria-hidden="true" className={`hidden gap-x-3 px-4 py-2 text-xs font-medium text-soft @2xl:grid ${columns}`}>
      <span>{t('orders.time')}</span>
      <span>{t('orders.side')}</span>
      <span>{t('portfolio.instrument')}</span>
      <span className="text-right">{t('orders.quantity')}</span>
      <span className="text-right">{t('orders.averagePrice')}</span>
      <span className="text-right">{t('orders.fee')}</span>
      <span>{t('orders.status')}</span>
    </div>
  );
}

function OrderRow({ order }: { readonly order: Order }) {
  const { t, format, language, pick } = usePageText();
  const instrument = findInstrument(order.instrumentId);
  const currency = instrument?.currency ?? 'USD';
  const { quantityUnits, averagePrice, feeUnits } = summarizeFills(order);
  const [firstRefusal] = order.refusals;
  return (
    <details className="group" data-order={order.id} data-status={order.status} data-side={order.side}>
      <summary
        className={`grid grid-cols-[auto_minmax(0,1fr)_auto_1rem] items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-raised ${columns}`}
      >
        <span className="text-xs text-soft @max-2xl:order-5 @max-2xl:col-span-2">{format.date(order.createdAtMs)}</span>
        <span>
          <SideBadge side={order.side} />
        </span>
        <span className="min-w-0 truncate">
          <span className="font-semibold">{instrumentName(order.instrumentId, language)}</span>{' '}
          <span className="text-xs text-soft @2xl:block">{t(`orders.${order.intent}`)}</span>
        </span>
        <span className="hidden text-right @2xl:block">
          {quantityUnits === 0n ? '–' : format.quantity(quantityUnits)}
        </span>
        <span className="text-right @max-2xl:order-6 @max-2xl:col-span-2 @max-2xl:text-xs">
          {averagePrice === undefined ? '–' : format.quote(averagePrice, instrument)}
        </span>
        <span className="hidden text-right text-soft @2xl:block">
          {feeUnits === 0n ? '–' : format.money(feeUnits, currency)}
        </span>
        <span>
          <StatusBadge order={order} />
        </span>
        <ChevronDown size={14} className="text-soft group-open:rotate-180" aria-hidden="true" />
        {firstRefusal !== undefined && (
          <span className="col-span-full text-xs text-soft group-open:hidden @max-2xl:order-7 @2xl:col-start-3">
            {pick(firstRefusal.text)}
            {order.refusals.length > 1 && ` ${t('orders.moreReasons', { n: order.refusals.length - 1 })}`}
          </span>
        )}
      </summary>
      <OrderDetails order={order} />
    </details>
  );
}
