import { makeId } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type Order, orderId } from '@gaemi/core/trading/order.ts';
import { manualStrategyId, type Ticket } from '@gaemi/core/trading/ticket.ts';
import { useRef, useState } from 'react';
import { CallableFault, newRequestId } from '../../live/callable-fault.ts';
import { knownValue } from '../../live/live-state.ts';
import { oneDocument } from '../../live/live-target.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop, useLive } from '../../live/use-live.ts';

export type Placing =
  | { readonly status: 'idle' | 'busy' }
  /** The desk's own word: nothing was placed. */
  | { readonly status: 'failed'; readonly text: string }
  /** No word: it may have been placed. */
  | { readonly status: 'unknown' }
  | { readonly status: 'placed'; readonly order: Order };

export interface Placement {
  readonly placing: Placing;
  readonly requestId: string;
  readonly place: (ticket: Omit<Ticket, 'requestId'>) => Promise<void>;
  /** The wish has changed: the next order is another one. */
  readonly forget: () => void;
}

/**
 * Places one order a wish. Its id stays the same through double clicks and retries, and with it the order's, so that an order
 * whose answer was lost on the way is found all the same.
 */
export function usePlacing(): Placement {
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [requestId, setRequestId] = useState(newRequestId);
  const [placing, setPlacing] = useState<Placing>({ status: 'idle' });
  // State is a render late: two clicks within one would both pass.
  const isBusy = useRef(false);
  async function place(ticket: Omit<Ticket, 'requestId'>): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setPlacing({ status: 'busy' });
    try {
      setPlacing({ status: 'placed', order: await backend.ask('place-order', { ...ticket, requestId }) });
    } catch (error) {
      const isWord = error instanceof CallableFault && error.text !== undefined;
      setPlacing(isWord ? { status: 'failed', text: faultText(error) } : { status: 'unknown' });
    } finally {
      isBusy.current = false;
    }
  }
  return {
    placing,
    requestId,
    place,
    forget() {
      if (placing.status === 'idle') return;
      setRequestId(newRequestId());
      setPlacing({ status: 'idle' });
    },
  };
}

/** The order of a wish as the desk knows it, whether or not its answer came through; nothing while it knows none. */
export function usePlacedOrder({ requestId, placing }: Placement): Order | undefined {
  const { userId } = useDesktop().person;
  const id = orderId(makeId(manualStrategyId, requestId));
  const found = knownValue(useLive(oneDocument(documentRef('orders', id, userId))));
  return found ?? (placing.status === 'placed' ? placing.order : undefined);
}
