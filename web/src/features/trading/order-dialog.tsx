import type { Order } from '@gaemi/core/trading/order.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type OrderAct, OrderActions } from './order-actions.tsx';
import { OrderDetails } from './order-details.tsx';
import { StatusBadge } from './status-badge.tsx';

interface OrderDialogProps {
  readonly order: Order;
  readonly onAct: (act: OrderAct) => void;
  readonly onClose: () => void;
}

/** One order whole, live, with what can still be done about it. */
export function OrderDialog({ order, onAct, onClose }: OrderDialogProps) {
  const { t } = usePageText();
  return (
    <Dialog wide title={t('ordersPage.details')} onClose={onClose}>
      <p className="mt-1 mb-3" role="status">
        <StatusBadge order={order} />
      </p>
      <div data-details={order.id} className="overflow-hidden rounded-lg border border-line">
        <OrderDetails order={order} />
      </div>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <OrderActions order={order} onAct={onAct} />
        <Button data-first-focus="" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}
