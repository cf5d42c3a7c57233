import { Link } from '@tanstack/react-router';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { OrderDetails } from './order-details.tsx';
import { StatusBadge } from './status-badge.tsx';
import { type Placement, usePlacedOrder } from './use-placing.ts';

interface TicketOutcomeProps {
  readonly placement: Placement;
  readonly onAgain: () => void;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** How the order stands, live; and when the desk's word was lost, how to ask without ordering twice. */
export function TicketOutcome({ placement, onAgain, onAnother, onClose }: TicketOutcomeProps) {
  const { t } = usePageText();
  const order = usePlacedOrder(placement);
  return (
    <div className="mt-3">
      {order === undefined ? (
        <p role="alert" className="text-warn-ink">
          {t('ticket.unknown')}
        </p>
      ) : (
        <div data-placed={order.id}>
          <p role="status" className="mb-2 flex items-center gap-2 font-semibold">
            {t('ticket.outcome')}
            <StatusBadge order={order} />
          </p>
          <div
            className="max-h-[50dvh] overflow-y-auto rounded-lg border border-line"
            tabIndex={0}
            role="group"
            aria-label={t('ordersPage.details')}
          >
            <OrderDetails order={order} />
          </div>
        </div>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        {order === undefined ? (
          <Button look="accent" onClick={onAgain}>
            {t('ticket.askAgain')}
          </Button>
        ) : (
          <>
            <Button onClick={onAnother}>{t('ticket.another')}</Button>
            <Link
              to="/orders"
              search={{ open: order.id }}
              onClick={onClose}
              className="inline-flex min-h-9 items-center rounded-lg border border-line px-3 text-sm font-semibold hover:bg-raised max-sm:min-h-11"
            >
              {t('ticket.openOrder')}
            </Link>
          </>
        )}
        <Button onClick={onClose} look={order === undefined ? 'plain' : 'accent'}>
          {t('action.close')}
        </Button>
      </div>
    </div>
  );
}
