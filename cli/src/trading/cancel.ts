import type { Text } from '@gaemi/core/base/text.ts';
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

function faultOf({ id, status }: Order): Text | undefined {
  if (status === 'cancelled') return undefined;
  if (status === 'filled')
    return { ko: `"${id}": 취소되기 전에 이미 체결되었습니다`, en: `"${id}" was filled before it could be cancelled` };
  if (status === 'refused' || status === 'rejected' || status === 'expired')
    return { ko: `"${id}": 이미 끝난 주문입니다(${status})`, en: `"${id}" has ended already: ${status}` };
  return {
    ko: `"${id}": 거래소가 아직 취소를 확인하지 않았습니다. 데스크가 계속 묻고, \`gaemi orders\`가 결과를 알려 줍니다`,
    en: `the venue has not confirmed the cancellation of "${id}" yet; the desk keeps asking, and \`gaemi orders\` tells`,
  };
}
