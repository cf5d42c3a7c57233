import { makeId } from '@gaemi/core/base/id.ts';
import { previewTicket } from '@gaemi/core/risk/decide-ticket.ts';
import { orderId } from '@gaemi/core/trading/order.ts';
import { ordersWaitUntil } from '@gaemi/core/trading/order-window.ts';
import { manualStrategyId } from '@gaemi/core/trading/ticket.ts';
import { defineCallable } from '../runtime/define.ts';
import { readAccount, readMarket } from './read-decision.ts';
import { instrumentOf, ticketCause } from './ticket-cause.ts';

/** A person's ticket as it would be ordered now: rounded, with its costs and every gate's verdict; nothing is kept. */
export const previewOrder = defineCallable({
  name: 'preview-order',
  identity: 'trader',
  async run(ticket, { userId }, { store, clock }) {
    const atMs = clock.nowMs();
    const instrument = instrumentOf(ticket);
    const [market, { known: _known, ...account }] = await Promise.all([
      readMarket(store, { userId, instrument, atMs }),
      readAccount(store, { userId, instrument }, orderId(makeId(manualStrategyId, ticket.requestId))),
    ]);
    const cause = { ...ticketCause(ticket), instrument };
    const preview = previewTicket({ ...market, ...account, userId, cause, atMs }, ticket);
    return { ...preview, waitsUntilMs: ordersWaitUntil(instrument, atMs) };
  },
});
