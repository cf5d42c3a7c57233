import { callables, type CallableOutput } from '@gaemi/core/callables.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { type Command, InvalidArgumentError } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import type { Terminal } from '../terminal.ts';
import { orderLine } from './order-lines.ts';

const pageMax = 200;

interface OrdersOptions extends DeskOptions {
  readonly pending?: boolean;
  readonly all?: boolean;
  readonly limit: number;
}

/** `gaemi orders`: the newest, those under way, or all; with --json each with its fills, reasons and whole history. */
export function ordersCommand(terminal: Terminal): Command {
  return deskCommand('orders', 'list the newest orders', terminal)
    .option('--pending', 'only those under way, however old')
    .option('--all', 'to the first one ever')
    .option('--limit <n>', `how many, 1 to ${pageMax}`, readLimit, 20)
    .action(async (options: OrdersOptions) => {
      const answer = await readAll(options, terminal);
      if (options.json) return terminal.print(JSON.stringify(z.encode(callables['list-orders'].output, answer)));
      if (answer.orders.length === 0) terminal.print('no orders');
      for (const order of answer.orders) terminal.print(orderLine(order));
    });
}

async function readAll(
  { desk, pending, all, limit }: OrdersOptions,
  terminal: Terminal,
): Promise<CallableOutput<'list-orders'>> {
  const only = pending ? 'pending' : 'all';
  const first = await askDesk({ terminal, desk }, 'list-orders', { only, limit: all ? pageMax : limit });
  if (!all) return first;
  const orders: Order[] = [...first.orders];
  for (let untilMs = first.nextUntilMs; untilMs !== undefined;) {
    const page = await askDesk({ terminal, desk }, 'list-orders', { only, limit: pageMax, untilMs });
    orders.push(...page.orders);
    untilMs = page.nextUntilMs;
  }
  return { orders };
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= pageMax) return limit;
  throw new InvalidArgumentError(`a number from 1 to ${pageMax} is expected.`);
}
