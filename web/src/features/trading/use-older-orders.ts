import type { Order } from '@gaemi/core/trading/order.ts';
import { useMemo, useState } from 'react';
import { useDesktop } from '../../live/use-live.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { newestOrdersMax } from '../../live/use-every-order.ts';

export interface OlderOrders {
  /** Those that are listened to, and those that were read, each once. */
  readonly orders: readonly Order[];
  /** `none`: there are no older ones than those listened to. */
  readonly status: 'none' | 'more' | 'busy' | 'all';
  readonly fault: string | undefined;
  readonly read: () => Promise<void>;
}

const pageSize = 200;

/** Reads further back, a page at a time; what is listened to stays the newer word of an order. */
export function useOlderOrders(newest: readonly Order[]): OlderOrders {
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [pages, setPages] = useState<{ readonly orders: readonly Order[]; readonly untilMs?: number }>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const orders = useMemo(() => {
    const known = new Map([...(pages?.orders ?? []), ...newest].map((order) => [order.id, order]));
    return [...known.values()];
  }, [newest, pages]);
  async function read(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    try {
      const untilMs = pages === undefined ? oldestOf(newest) : pages.untilMs;
      const answer = await backend.ask('list-orders', {
        only: 'all',
        limit: pageSize,
        ...(untilMs !== undefined && { untilMs }),
      });
      setPages((before) => ({
        orders: [...(before?.orders ?? []), ...answer.orders],
        ...(answer.nextUntilMs !== undefined && { untilMs: answer.nextUntilMs }),
      }));
    } catch (error) {
      setFault(faultText(error));
    } finally {
      setBusy(false);
    }
  }
  const hasMore = pages === undefined ? newest.length >= newestOrdersMax : pages.untilMs !== undefined;
  const status = busy ? 'busy' : hasMore ? 'more' : pages === undefined ? 'none' : 'all';
  return { orders, status, fault, read };
}

/** Of the newest: what is under way may be much older, and there are orders between. */
function oldestOf(newest: readonly Order[]): number | undefined {
  return newest[newestOrdersMax - 1]?.createdAtMs;
}
