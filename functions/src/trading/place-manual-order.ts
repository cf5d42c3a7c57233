import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { decideTicket } from '@gaemi/core/risk/decide-ticket.ts';
import { isTerminal } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Ticket } from '@gaemi/core/trading/ticket.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';
import { followUpOf } from './ask-venue.ts';
import { cancelFor } from './cancel-order.ts';
import { placeOrder } from './place-order.ts';
import { instrumentOf, ticketCause } from './ticket-cause.ts';

/** A person's order: the same gates, the same way. An amendment ends the order it stands for first. */
export const placeManualOrder = defineCallable({
  name: 'place-order',
  identity: 'trader',
  uses: ['exchanges'],
  async run(ticket, { userId }, context) {
    const atMs = context.clock.nowMs();
    const { id: instrumentId } = instrumentOf(ticket);
    const { replacesOrderId } = ticket;
    if (replacesOrderId !== undefined) {
      requireEnded(await cancelFor({ userId, orderId: replacesOrderId, atMs }, context));
    }
    const before = followUpOf(userId, atMs, context);
    const order = await placeOrder(placementOf(ticket, { userId, instrumentId, atMs, before }), context);
    requireSame(order, ticket);
    return order;
  },
});

function placementOf(ticket: Ticket, common: { userId: Id; instrumentId: Id; atMs: Instant; before: Promise<void> }) {
  const { id: causeId, ...cause } = ticketCause(ticket);
  return {
    ...common,
    causeId,
    findCause: async () => cause,
    decide: (input: Parameters<typeof decideTicket>[0]) => decideTicket(input, ticket),
  };
}

/** Two orders in place of one would be one too many. */
function requireEnded({ status, id }: Order): void {
  if (status === 'filled') {
    throw new CallableError('failed-precondition', {
      ko: `주문 "${id}"은(는) 정정하기 전에 이미 체결되었습니다.`,
      en: `The order "${id}" was filled before it could be amended.`,
    });
  }
  if (isTerminal(status)) return;
  throw new CallableError('aborted', {
    ko: `주문 "${id}"의 취소가 아직 확인되지 않았습니다. 잠시 뒤 다시 시도해 주세요.`,
    en: `The cancellation of the order "${id}" has not been confirmed yet; try again in a moment.`,
  });
}

/** The same request id for something else is a mistake of whoever asks, and not an order. */
function requireSame(order: Order, { instrumentId, side, type }: Ticket): void {
  if (order.instrumentId === instrumentId && order.side === side && order.type === type) return;
  throw new CallableError('failed-precondition', {
    ko: '같은 요청 번호로 다른 주문이 이미 접수되었습니다. 새로 요청해 주세요.',
    en: 'This request id has already placed another order; ask again with a new one.',
  });
}
