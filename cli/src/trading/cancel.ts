import { callables } from '@gaemi/core/callables.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { orderLine } from './order-lines.ts';

/** `gaemi cancel ORDER`: succeeds when the order has ended unfilled; what came first is told instead. */
export function cancelCommand(terminal: Terminal): Command {
  return deskCommand('cancel', 'cancel an order; fails while the venue has not confirmed it', terminal)
    .argument('<order>', 'its id, as `gaemi orders` tells it')
    .action(async (orderId: string, { desk, json }: DeskOptions) => {
      const order = await askDesk({ terminal, desk }, 'cancel-order', { orderId });
      terminal.print(json ? JSON.stringify(z.encode(callables['cancel-order'].output, order)) : orderLine(order));
      const fault = faultOf(order);
      if (fault !== undefined) throw new CommandError(fault);
    });
}

function faultOf({ id, status }: Order): string | undefined {
  if (status === 'cancelled') return undefined;
  if (status === 'filled') return `"${id}" was filled before it could be cancelled`;
  if (status === 'refused' || status === 'rejected' || status === 'expired')
    return `"${id}" has ended already: ${status}`;
  return `the venue has not confirmed the cancellation of "${id}" yet; the desk keeps asking, and \`gaemi orders\` tells`;
}
