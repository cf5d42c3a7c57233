import type { Order } from '@gaemi/core/trading/order.ts';
import { lazy } from 'react';
import { CancelDialog } from './cancel-dialog.tsx';
import type { OrderAct } from './order-actions.tsx';
import { amendmentOf } from './ticket-form.ts';
import { Arriving } from '../../ui/arriving.tsx';

const TicketDialog = lazy(async () => ({ default: (await import('./ticket-dialog.tsx')).TicketDialog }));

interface OrderActsProps {
  readonly act: OrderAct | undefined;
  readonly orders: readonly Order[];
  readonly onDone: () => void;
}

/** The dialogs of the page, above its table: a row that moves or leaves must not take its question with it. */
export function OrderActs({ act, orders, onDone }: OrderActsProps) {
  const order = orders.find(({ id }) => id === act?.id);
  if (act === undefined || order === undefined) return null;
  if (act.kind === 'cancel') return <CancelDialog order={order} onClose={onDone} />;
  if (act.kind !== 'amend') return null;
  return (
    <Arriving>
      <TicketDialog wish={amendmentOf(order)} onClose={onDone} />
    </Arriving>
  );
}
