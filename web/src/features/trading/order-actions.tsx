import type { Order } from '@gaemi/core/trading/order.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { useOrderWords } from './order-words.ts';
import { isCancelling, isPending } from './pick-orders.ts';

/** What a person wants with one order. */
export interface OrderAct {
  readonly kind: 'open' | 'cancel' | 'amend';
  readonly id: string;
}

interface OrderActionsProps {
  readonly order: Order;
  readonly small?: boolean;
  readonly onAct: (act: OrderAct) => void;
}

/** Cancel and amend, while there is something to cancel and nobody has asked for it yet. */
export function OrderActions({ order, small = false, onAct }: OrderActionsProps) {
  const { t } = usePageText();
  const words = useOrderWords();
  if (!isPending(order) || isCancelling(order)) return null;
  const look = small ? { className: 'min-h-8 px-2 text-xs' } : {};
  return (
    <>
      <Button
        {...look}
        title={t('amend.hint')}
        aria-label={`${t('amend.action')}: ${words.headline(order)}`}
        onClick={() => onAct({ kind: 'amend', id: order.id })}
      >
        {t('amend.action')}
      </Button>
      <Button
        {...look}
        aria-label={`${t('cancel.action')}: ${words.headline(order)}`}
        onClick={() => onAct({ kind: 'cancel', id: order.id })}
      >
        {t(small ? 'action.cancel' : 'cancel.action')}
      </Button>
    </>
  );
}
