import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { type Instant, koreanDate } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { boardGroups, instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import { quoteAgeMax } from '@gaemi/core/risk/quote-age.ts';
import { stopCauseId, stopStrategyId, touchedStop } from '@gaemi/core/risk/find-stop.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { defaultLimits } from '@gaemi/core/risk/settings.ts';
import type { Order, OrderStatus } from '@gaemi/core/trading/order.ts';
import type { BaseContext, Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { cancelFor } from './cancel-order.ts';
import { placeOrder } from './place-order.ts';
import { suspectsSplit } from './suspect-split.ts';

const membersMax = 1000;
const positionsMax = 500;
const ordersMax = 200;

/** An hour of minutes; after that a person has been told often enough. */
const attemptsMax = 60;

const endedWithoutSelling: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['refused', 'rejected', 'cancelled']);

/** Every minute: sells each position that has lost more than its stop allows. Halts do not stop it. */
export const protectPositions = defineScheduled({
  name: 'protect-positions',
  identity: 'trader',
  schedule: '* * * * *',
  uses: ['exchanges'],
  async run({ atMs }, context) {
    const { store } = context;
    const [members, ...boards] = await Promise.all([
      store.list({ collection: 'users', limit: membersMax }),
      ...boardGroups.map((group) => store.get(documentRef('boards', group))),
    ]);
    const quotes = new Map(boards.flatMap((board) => Object.entries(board?.quotes ?? {})));
    await Promise.all(members.map(({ userId }) => protectMember({ userId, quotes, atMs }, context)));
  },
});

async function protectMember(
  { userId, quotes, atMs }: { userId: Id; quotes: ReadonlyMap<Id, Quote>; atMs: Instant },
  context: Context<'exchanges'>,
): Promise<void> {
  const { store, publish } = context;
  const [settings, positions] = await Promise.all([
    store.get(documentRef('settings', 'trading', userId)),
    store.list({ collection: 'positions', userId, limit: positionsMax }),
  ]);
  for (const position of positions) {
    const quote = quotes.get(position.instrumentId);
    // A price of yesterday sells nothing; attempts are kept for when the market is open.
    if (quote === undefined || !isFresh(quote, atMs)) continue;
    const stop = touchedStop(position, quote, settings?.limits ?? defaultLimits);
    if (stop === undefined) continue;
    const { instrumentId } = position;
    // A split that is not booked yet looks like a fall that no market has seen.
    if (await suspectsSplit(store, quote)) {
      await publish('alert-raised', { userId, alert: splitAlert(position, atMs), atMs });
      continue;
    }
    await freeShares({ userId, instrumentId, atMs }, context);
    const order = await sellPosition({ userId, position, atMs }, context);
    const percent = (stop.lossFraction * 100).toFixed(1);
    const text = {
      ko: `${instrumentId} 손절: 매입가 대비 ${percent}% 손실`,
      en: `${instrumentId} stopped out: ${percent}% below its cost`,
    };
    const event = { id: order.causeId, kind: 'stopped-out', rule: 'stop-loss', text, atMs, orderId: order.id } as const;
    await store.createOnce(documentRef('riskEvents', event.id, userId), event);
    await publish('alert-raised', { userId, alert: { id: order.causeId, level: 'warning', text, atMs }, atMs });
  }
}

/** The same one through the day, however often it is looked at. */
function splitAlert({ instrumentId }: Position, atMs: Instant): Alert {
  const text = {
    ko: `${instrumentId}: 시세가 지난 종가와 맞지 않습니다. 주식 분할일 수 있어 손절하지 않았습니다. 확인해 주세요.`,
    en: `${instrumentId}: the quote contradicts the last close, as after a split. Its stop was not sold; please look.`,
  };
  return { id: makeId('split-suspected', instrumentId, koreanDate(atMs)), level: 'warning', text, atMs };
}

/** Sales that rest hold what the stop has to sell: they end first. A stop that is under way itself goes on. */
async function freeShares(
  { userId, instrumentId, atMs }: { userId: Id; instrumentId: Id; atMs: Instant },
  context: Context<'exchanges'>,
): Promise<void> {
  const { store } = context;
  const open = await store.list({ collection: 'openOrders', where: [['userId', '==', userId]], limit: ordersMax });
  const orders = await store.getMany(open.map(({ orderId }) => documentRef('orders', orderId, userId)));
  for (const order of orders) {
    const isInTheWay =
      order?.instrumentId === instrumentId && order.side === 'sell' && order.strategyId !== stopStrategyId;
    if (order !== undefined && isInTheWay) await cancelFor({ userId, orderId: order.id, atMs }, context);
  }
}

function isFresh({ instrumentId, atMs: quotedAtMs, isFallback }: Quote, atMs: Instant): boolean {
  return isFallback !== true && atMs - quotedAtMs <= quoteAgeMax(instrumentById(instrumentId).interval);
}

/** Sells once an episode; an attempt that ended without selling is followed by another at the next tick. */
async function sellPosition(
  { userId, position, atMs }: { userId: Id; position: Position; atMs: Instant },
  context: BaseContext,
): Promise<Order> {
  const { instrumentId } = position;
  for (let attempt = 0; ; attempt += 1) {
    const cause = {
      id: stopCauseId(position, attempt),
      strategyId: stopStrategyId,
      side: 'sell',
      confidence: 1,
    } as const;
    const order = await placeOrder({ userId, instrumentId, atMs, findCause: async () => cause }, context);
    const isOver = endedWithoutSelling.has(order.status) && order.createdAtMs < atMs;
    if (!isOver || attempt === attemptsMax) return order;
  }
}
