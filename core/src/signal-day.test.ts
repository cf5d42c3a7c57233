import { describe, expect, it } from 'vitest';
import type { Analysis } from './analysis/analysis.ts';
import { minuteMs } from './base/instant.ts';
import { unitsToNumber } from './base/units.ts';
import type { Candle } from './market/candle.ts';
import type { Portfolio } from './portfolio/portfolio.ts';
import { decideOrder } from './risk/decide-order.ts';
import { raiseSignal } from './signals/raise-signal.ts';
import type { Signal } from './signals/signal.ts';
import { strategies } from './signals/strategies/index.ts';
import { moveCash, openPaperDesk, type PaperDesk, trade, valueDesk } from './testing/paper-desk.ts';
import { analysisOf, bitcoin, decisionOf, noonMs, quoteOf, units } from './testing/samples.ts';
import type { Order } from './trading/order.ts';

const deposited = units(10_000_000);

describe('a day of signals, from the candle to the books', () => {
  const days = [1, 2, 3].map((seed) => ({ seed, first: playDay(seed) }));

  it('has buys, sales and refusals, else it would show nothing', () => {
    const ends = new Set(days.flatMap(({ first }) => first.orders.map(({ side, status }) => `${side} ${status}`)));
    expect([...ends]).toEqual(expect.arrayContaining(['buy accepted', 'sell accepted', 'sell refused']));
  });

  it('ends in the same bytes when it is played again', () => {
    for (const { seed, first } of days) expect(bytesOf(playDay(seed))).toBe(bytesOf(first));
  });

  it('is worth at every minute what was deposited, won and not yet won, to the unit', () => {
    for (const { portfolios } of days.map(({ first }) => first)) {
      const wrong = portfolios.filter(
        ({ equityUnits, realizedUnits, unrealizedUnits }) =>
          equityUnits !== deposited + realizedUnits + unrealizedUnits,
      );
      expect(wrong).toEqual([]);
    }
  });

  it('spends 1 % at a confidence of 0.5, evenly growing to 3 % at 0.9, or less where a share is used up', () => {
    for (const { first } of days) {
      const buys = first.orders.filter(({ side, status }) => side === 'buy' && status === 'accepted');
      for (const order of buys) {
        const { signal, equity } = first.causes.get(order.id) ?? { signal: undefined, equity: 0 };
        const share = 0.01 + 0.02 * Math.min(1, ((signal?.confidence ?? 0) - 0.5) / 0.4);
        expect(unitsToNumber(order.size.units)).toBeLessThanOrEqual(equity * share + 0.1);
      }
      const [opening] = buys;
      const cause = opening === undefined ? undefined : first.causes.get(opening.id);
      const share = 0.01 + 0.02 * Math.min(1, ((cause?.signal.confidence ?? 0) - 0.5) / 0.4);
      const rest = (cause?.equity ?? 0) * share - unitsToNumber(opening?.size.units ?? 0n);
      expect(rest, 'rounded down to the won where nothing is used up').toBeGreaterThanOrEqual(-0.1);
      expect(rest).toBeLessThan(1.1);
    }
  });
});

interface Day {
  readonly orders: readonly Order[];
  readonly portfolios: readonly Portfolio[];
  /** By order: its signal, and the equity in won that it was decided on. */
  readonly causes: ReadonlyMap<string, { readonly signal: Signal; readonly equity: number }>;
}

function playDay(seed: number): Day {
  const desk = openPaperDesk(bitcoin);
  moveCash(desk, deposited);
  const candles = walk(seed);
  const analyses = candles.filter((_one, row) => row % 15 === 0).map(({ openAtMs }, row) => viewAt(openAtMs, row));
  const orders: Order[] = [];
  const portfolios: Portfolio[] = [];
  const causes = new Map<string, { readonly signal: Signal; readonly equity: number }>();
  for (const [row, candle] of candles.entries()) {
    Object.assign(desk, { step: row + 1, price: candle.close });
    const portfolio = valueDesk(desk);
    portfolios.push(portfolio);
    const seen = { candles: candles.slice(Math.max(0, row - 43), row + 1), analyses };
    for (const signal of strategies.flatMap((strategy) => raiseSignal(strategy, bitcoin, seen) ?? [])) {
      const order = decide(desk, signal, { portfolio, recentCandles: seen.candles });
      orders.push(order);
      causes.set(order.id, { signal, equity: unitsToNumber(portfolio.equityUnits) });
      if (order.status === 'accepted') trade(desk, order.side, order.size);
    }
  }
  return { orders, portfolios, causes };
}

function decide(
  desk: PaperDesk,
  { id, strategyId, side, confidence, atMs }: Signal,
  known: { readonly portfolio: Portfolio; readonly recentCandles: readonly Candle[] },
): Order {
  return decideOrder({
    ...decisionOf(),
    ...known,
    cause: { id, strategyId, instrument: bitcoin, side, confidence },
    accounts: [...desk.accounts.values()],
    position: desk.position,
    quote: quoteOf(desk.price, { atMs }),
    atMs,
  });
}

/** Minutes whose steps follow from the seed alone. */
function walk(seed: number): Candle[] {
  let [state, close] = [seed, 100_000_000];
  return Array.from({ length: 600 }, (_, row) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const open = close;
    close += Math.round((state / 2_147_483_648 - 0.5) * 400) * 1000;
    const [high, low] = [Math.max(open, close), Math.min(open, close)];
    return { openAtMs: noonMs + row * minuteMs, open, high, low, close, volume: 10 };
  });
}

function viewAt(atMs: number, row: number): Analysis {
  return analysisOf(row % 3 === 0 ? 'trends' : 'news', Math.sin(row), { id: `view_${row}`, atMs });
}

function bytesOf({ orders, portfolios, causes }: Day): string {
  return JSON.stringify([orders, portfolios, [...causes]], (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
