import { formatPercent } from '@gaemi/core/base/format.ts';
import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { type Instant, koreanDate } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { boardGroups, instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import { quoteAgeMax } from '@gaemi/core/risk/quote-age.ts';
import { stopCauseId, stopStrategyId, touchedStop } from '@gaemi/core/risk/find-stop.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { defaultLimits } from '@gaemi/core/risk/settings.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { quotesOfPositions } from '../runtime/quotes-of-positions.ts';
import { closePosition } from './close-position.ts';
import { liquidate } from './liquidate.ts';
import { isStakedAway, stakedAwayAlert } from './staked-away.ts';
import { suspectsSplit } from './suspect-split.ts';

const membersMax = 1000;
const positionsMax = 500;

/**
 * Every minute: closes each position that has lost more than its stop allows, and futures whose margin has run out. Halts
 * do not stop it.
 */
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
  { userId, quotes: usual, atMs }: { userId: Id; quotes: ReadonlyMap<Id, Quote>; atMs: Instant },
  context: Context<'exchanges'>,
): Promise<void> {
  const { store, publish } = context;
  const [settings, positions] = await Promise.all([
    store.get(documentRef('settings', 'trading', userId)),
    store.list({ collection: 'positions', userId, limit: positionsMax }),
  ]);
  const quotes = await quotesOfPositions(store, positions, usual);
  const stopped = new Set<Id>();
  for (const position of positions) {
    const quote = quotes.get(position.instrumentId);
    // A price of yesterday sells nothing; attempts are kept for when the market is open.
    if (quote === undefined || !isFresh(quote, atMs)) continue;
    const stop = touchedStop(position, quote, settings?.limits ?? defaultLimits);
    if (stop === undefined) continue;
    const { instrumentId } = position;
    stopped.add(instrumentId);
    // A split that is not booked yet looks like a fall that no market has seen.
    if (await suspectsSplit(store, quote)) {
      await publish('alert-raised', { userId, alert: splitAlert(position, atMs), atMs });
      continue;
    }
    if (await isStakedAway(store, { userId, instrumentId, atMs })) {
      await publish('alert-raised', { userId, alert: stakedAwayAlert(instrumentId, atMs), atMs });
      continue;
    }
    const causeId = (attempt: number) => stopCauseId(position, attempt);
    const order = await closePosition({ userId, position, strategyId: stopStrategyId, causeId, atMs }, context);
    const text = stopText(position, stop.lossFraction);
    const event = { id: order.causeId, kind: 'stopped-out', rule: 'stop-loss', text, atMs, orderId: order.id } as const;
    await store.createOnce(documentRef('riskEvents', event.id, userId), event);
    await publish('alert-raised', { userId, alert: { id: order.causeId, level: 'warning', text, atMs }, atMs });
  }
  const futures = positions.filter((position) => position.futures !== undefined && position.quantityUnits !== 0n);
  // What its stop is closing already needs no second order.
  if (futures.length === 0 || futures.some(({ instrumentId }) => stopped.has(instrumentId))) return;
  const fresh = [...quotes].filter(([, quote]) => isFresh(quote, atMs));
  const prices = new Map(fresh.map(([id, { price }]) => [id, price]));
  await liquidate({ userId, positions: futures, prices, atMs }, context);
}

function stopText({ instrumentId, futures }: Position, lossFraction: number): Text {
  const percent = formatPercent(lossFraction);
  if (futures === undefined) {
    return {
      ko: `${instrumentId} 손절: 매입가 대비 ${percent} 손실`,
      en: `${instrumentId} stopped out: ${percent} below its cost`,
    };
  }
  return {
    ko: `${instrumentId} 손절: 진입가 대비 ${percent} 손실`,
    en: `${instrumentId} stopped out: it has lost ${percent} since it was opened`,
  };
}

/** The same one through the day, however often it is looked at. */
function splitAlert({ instrumentId }: Position, atMs: Instant): Alert {
  const text = {
    ko: `${instrumentId}: 시세가 지난 종가와 맞지 않습니다. 주식 분할일 수 있어 손절하지 않았습니다. 확인해 주세요.`,
    en: `${instrumentId}: the quote contradicts the last close, as after a split. Its stop was not sold; please look.`,
  };
  return { id: makeId('split-suspected', instrumentId, koreanDate(atMs)), level: 'warning', text, atMs };
}

function isFresh({ instrumentId, atMs: quotedAtMs, isFallback }: Quote, atMs: Instant): boolean {
  return isFallback !== true && atMs - quotedAtMs <= quoteAgeMax(instrumentById(instrumentId).interval);
}
