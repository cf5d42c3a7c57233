import type { Order, OrderStatus } from '@gaemi/core/trading/order.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { isCancelling } from './pick-orders.ts';

const statusTones: Readonly<Record<OrderStatus, 'soft' | 'warn' | 'good' | 'accent'>> = {
  drafted: 'soft',
  refused: 'warn',
  accepted: 'accent',
  submitted: 'accent',
  unknown: 'warn',
  open: 'accent',
  'partially-filled': 'accent',
  filled: 'good',
  cancelled: 'soft',
  expired: 'soft',
  rejected: 'warn',
};

/** Where an order stands; a cancellation that the venue has not confirmed is only asked for. */
export function StatusBadge({ order }: { readonly order: Pick<Order, 'status' | 'cancelAskedAtMs'> }) {
  const { t } = usePageText();
  if (isCancelling(order)) {
    return (
      <Badge tone="warn" title={t(`status.${order.status}`)}>
        {t('cancel.asked')}
      </Badge>
    );
  }
  return <Badge tone={statusTones[order.status]}>{t(`status.${order.status}`)}</Badge>;
}
