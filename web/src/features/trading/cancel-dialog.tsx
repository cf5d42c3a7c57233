import type { Order } from '@gaemi/core/trading/order.ts';
import { useState } from 'react';
import { CallableFault } from '../../live/callable-fault.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { isPending } from './pick-orders.ts';
import { useOrderWords } from './order-words.ts';

interface CancelDialogProps {
  /** As it is now: what the venue says meanwhile shows here too. */
  readonly order: Order;
  readonly onClose: () => void;
}

type Asking =
  | { readonly status: 'sure' | 'busy' }
  | { readonly status: 'answered'; readonly order: Order }
  | { readonly status: 'failed'; readonly text: string };

/** Asks twice, and then tells what became of the order: only the venue's word ends it. */
export function CancelDialog({ order, onClose }: CancelDialogProps) {
  const { t } = usePageText();
  const words = useOrderWords();
  const { asking, cancel } = useCancel(order.id);
  const answered = asking.status === 'answered';
  const known = answered && !isPending(asking.order) ? asking.order : order;
  return (
    <Dialog title={t('cancel.title')} onClose={onClose}>
      <p className="mt-3 font-medium">{words.headline(order)}</p>
      {words.manner(order).map((sentence) => (
        <p key={sentence} className="text-soft">
          {sentence}
        </p>
      ))}
      <p className="mt-3 text-soft">{t('cancel.body')}</p>
      <p role="status" className={`mt-3 min-h-5 ${asking.status === 'failed' ? 'text-warn-ink' : 'font-medium'}`}>
        {asking.status === 'busy' && t('cancel.busy')}
        {asking.status === 'failed' && asking.text}
        {answered && <Outcome order={known} />}
      </p>
      <div className="mt-3 flex justify-end gap-2">
        <Button data-first-focus="" onClick={onClose}>
          {t(answered ? 'action.close' : 'cancel.keep')}
        </Button>
        {!answered && (
          <Button look="danger" aria-disabled={asking.status === 'busy'} onClick={() => void cancel()}>
            {t('cancel.action')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Outcome({ order }: { readonly order: Order }) {
  const { t } = usePageText();
  if (order.status === 'cancelled') return t('cancel.cancelled');
  if (order.status === 'filled') return t('cancel.filled');
  return isPending(order) ? t('cancel.waiting') : t('cancel.ended', { status: t(`status.${order.status}`) });
}

function useCancel(orderId: string) {
  const { t } = usePageText();
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [asking, setAsking] = useState<Asking>({ status: 'sure' });
  async function cancel(): Promise<void> {
    if (asking.status === 'busy') return;
    setAsking({ status: 'busy' });
    try {
      setAsking({ status: 'answered', order: await backend.ask('cancel-order', { orderId }) });
    } catch (error) {
      const isWord = error instanceof CallableFault && error.text !== undefined;
      const text = isWord ? t('cancel.failed', { reason: faultText(error) }) : t('cancel.unknown');
      setAsking({ status: 'failed', text });
    }
  }
  return { asking, cancel };
}
