import { callables, type CallableInput } from '@gaemi/core/callables.ts';
import { allRefusals } from '@gaemi/core/risk/all-refusals.ts';
import type { OrderType } from '@gaemi/core/trading/order.ts';
import { Argument, type Command, Option } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { readAmount, requestIdOf, withRequestId } from '../desk/request.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { orderLine, refusedFor } from './order-lines.ts';
import { previewLines } from './preview-lines.ts';

const sides = ['buy', 'sell'] as const;
const spans = ['day', 'gtc', 'ioc', 'fok'] as const;

interface OrderOptions extends DeskOptions {
  readonly spend?: string;
  readonly quantity?: string;
  readonly limit?: string;
  readonly stop?: string;
  readonly best?: boolean;
  readonly tif: (typeof spans)[number];
  readonly replaces?: string;
  readonly preview?: boolean;
  readonly requestId?: string;
}

/** `gaemi order buy|sell INSTRUMENT`: one order, through the same gates as any other; its prices say of which kind it is. */
export function orderCommand(terminal: Terminal): Command {
  return deskCommand('order', 'place one order, or see with --preview what it would be and cost', terminal)
    .addArgument(new Argument('<side>').choices(sides))
    .argument('<instrument>', 'as the desk calls it: KRW-BTC, 005930.KS, AAPL')
    .option('--spend <amount>', 'of a buy: what it may cost, fee included')
    .option('--quantity <amount>', 'of a sale, or of a buy with a limit')
    .option('--limit <price>', 'the worst price it may be filled at')
    .option('--stop <price>', 'the price whose trading wakes it')
    .option('--best', 'take the best price of the other side, and no worse one')
    .addOption(new Option('--tif <span>', 'how long it stands').choices(spans).default('gtc'))
    .option('--replaces <order>', 'cancel that order first, and place this one in its stead')
    .option('--preview', 'place nothing; tell rounding, cost and every gate')
    .option('--request-id <id>', 'the id of an earlier attempt; asking twice under one id is one order')
    .action(async (side: (typeof sides)[number], instrumentId: string, options: OrderOptions) => {
      const requestId = requestIdOf(options, terminal);
      const ticket = readTicket({ side, instrumentId, requestId }, options);
      await (options.preview ? preview : place)(ticket, options, terminal);
    });
}

type Ticket = CallableInput<'place-order'>;

async function place(ticket: Ticket, { desk, json }: OrderOptions, terminal: Terminal): Promise<void> {
  const { requestId } = ticket;
  const order = await askDesk({ terminal, desk }, 'place-order', ticket).catch((error: unknown) => {
    throw withRequestId(error, requestId, { ko: '이미 주문되었을', en: 'placed' });
  });
  const answer = z.encode(callables['place-order'].output, order);
  terminal.print(json ? JSON.stringify({ ...answer, requestId }) : orderLine(order));
  if (order.status === 'refused') throw new CommandError(refusedFor(order.refusals, { ko: '거절됨', en: 'refused' }));
}

async function preview(ticket: Ticket, { desk, json }: OrderOptions, terminal: Terminal): Promise<void> {
  const seen = await askDesk({ terminal, desk }, 'preview-order', ticket);
  const answer = z.encode(callables['preview-order'].output, seen);
  terminal.print(json ? JSON.stringify(answer) : previewLines(seen));
  const refusals = allRefusals(seen);
  if (refusals.length > 0)
    throw new CommandError(refusedFor(refusals, { ko: '주문하면 거절됩니다', en: 'it would be refused' }));
}

function readTicket(wish: Pick<Ticket, 'side' | 'instrumentId' | 'requestId'>, options: OrderOptions): Ticket {
  const { spend, quantity, limit, stop, tif, replaces } = options;
  if ((spend === undefined) === (quantity === undefined))
    throw new CommandError({
      ko: '얼마나 주문할지 --spend나 --quantity 가운데 하나로 적으세요',
      en: 'state how much: either --spend or --quantity',
    });
  return {
    ...wish,
    type: typeOf(options),
    size:
      spend === undefined
        ? { by: 'quantity', units: readAmount(quantity ?? '') }
        : { by: 'spending', units: readAmount(spend) },
    ...(limit !== undefined && { limitPriceUnits: readAmount(limit) }),
    ...(stop !== undefined && { stopPriceUnits: readAmount(stop) }),
    timeInForce: tif,
    ...(replaces !== undefined && { replacesOrderId: replaces }),
  };
}

function typeOf({ limit, stop, best }: OrderOptions): OrderType {
  if (best && (limit !== undefined || stop !== undefined))
    throw new CommandError({
      ko: '--best는 그때의 가격으로 주문합니다. --limit와 --stop은 빼세요',
      en: '--best takes the price that is there; leave out --limit and --stop',
    });
  if (best) return 'best';
  if (stop !== undefined) return limit === undefined ? 'stop' : 'stop-limit';
  return limit === undefined ? 'market' : 'limit';
}
