import type { Order } from '@gaemi/core/trading/order.ts';
import { useDeferredValue, useMemo, useState } from 'react';
import { firstInstrumentId } from '../../live/instruments.ts';
import { newestOrdersMax, useEveryOrder } from '../../live/use-every-order.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import type { OrderAct } from './order-actions.tsx';
import { OrderActs } from './order-acts.tsx';
import { OrderDialog } from './order-dialog.tsx';
import { OrdersFilter } from './orders-filter.tsx';
import { OrdersTable } from './orders-table.tsx';
import { isPending, type OrdersSearch, pickOrders } from './pick-orders.ts';
import { TicketButton } from './ticket-button.tsx';
import { type OlderOrders, useOlderOrders } from './use-older-orders.ts';

interface OrdersPageProps {
  readonly search: OrdersSearch;
  readonly onSearch: (search: OrdersSearch) => void;
}

/** Every order there ever was, what is under way first. */
export function OrdersPage({ search, onSearch }: OrdersPageProps) {
  const { t } = usePageText();
  const state = useEveryOrder();
  return (
    <>
      <h1 className="sr-only">{t('nav.orders')}</h1>
      <LivePanel
        title={t('ordersPage.title')}
        state={state}
        rows={10}
        aside={
          <TicketButton look="accent" wish={{ instrumentId: search.instrument ?? firstInstrumentId }}>
            {t('ticket.open')}
          </TicketButton>
        }
        empty={{ title: t('orders.empty'), hint: t('orders.emptyHint') }}
      >
        {(orders) => <Orders newest={orders} search={search} onSearch={onSearch} />}
      </LivePanel>
    </>
  );
}

function Orders({ newest, search, onSearch }: OrdersPageProps & { readonly newest: readonly Order[] }) {
  const { t, format } = usePageText();
  const older = useOlderOrders(newest);
  const wanted = useDeferredValue(search);
  const { orders } = older;
  const picked = useMemo(() => pickOrders(orders, wanted), [orders, wanted]);
  const [act, setAct] = useState<OrderAct>();
  const onAct = (next: OrderAct) => (next.kind === 'open' ? onSearch({ ...search, open: next.id }) : setAct(next));
  const open = orders.find(({ id }) => id === search.open);
  return (
    <>
      <OrdersFilter orders={orders} picked={picked} search={search} onSearch={onSearch} />
      <p className="px-4 pb-2 text-xs text-soft" role="status">
        {t('ordersPage.count', {
          n: format.number(picked.length),
          all: format.number(orders.length),
          pending: orders.filter(isPending).length,
        })}
      </p>
      <OrdersTable
        orders={picked}
        search={search}
        onSort={(sorting) => onSearch({ ...search, ...sorting })}
        onAct={onAct}
      />
      <Older older={older} />
      {open !== undefined && (
        <OrderDialog order={open} onAct={onAct} onClose={() => onSearch({ ...search, open: undefined })} />
      )}
      <OrderActs act={act} orders={orders} onDone={() => setAct(undefined)} />
    </>
  );
}

/** The way to what the page does not listen to. */
function Older({ older: { status, fault, read } }: { readonly older: OlderOrders }) {
  const { t } = usePageText();
  if (status === 'none') return null;
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-2.5 text-xs text-soft">
      {status !== 'all' && (
        <Button aria-disabled={status === 'busy'} onClick={() => void read()}>
          {t(status === 'busy' ? 'ordersPage.olderBusy' : 'ordersPage.older')}
        </Button>
      )}
      <p role="status" className={fault === undefined ? undefined : 'text-warn-ink'}>
        {fault ?? (status === 'all' ? t('ordersPage.olderDone') : t('ordersPage.olderHint', { n: newestOrdersMax }))}
      </p>
    </div>
  );
}
