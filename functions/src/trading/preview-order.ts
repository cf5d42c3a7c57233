import { makeId } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { previewTicket } from '@gaemi/core/risk/decide-ticket.ts';
import { orderId } from '@gaemi/core/trading/order.ts';
import { ordersWaitUntil } from '@gaemi/core/trading/order-window.ts';
import { accountsWithout } from '@gaemi/core/trading/reserve.ts';
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
    const [market, { known: _known, ...account }, replaced] = await Promise.all([
      readMarket(store, { userId, instrument, atMs }),
      readAccount(store, { userId, instrument }, orderId(makeId(manualStrategyId, ticket.requestId))),
      ticket.replacesOrderId === undefined
        ? undefined
        : store.get(documentRef('orders', ticket.replacesOrderId, userId)),
    ]);
    const accounts =
      replaced === undefined
        ? account.accounts
        : accountsWithout(replaced, account.accounts, instrumentById(replaced.instrumentId));
    const cause = { ...ticketCause(ticket), instrument };
    const preview = previewTicket({ ...market, ...account, accounts, userId, cause, atMs }, ticket);
    return { ...preview, waitsUntilMs: ordersWaitUntil(instrument, atMs) };
  },
});
