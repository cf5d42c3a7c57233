import { describe, expect, it } from 'vitest';
import { dayMs } from '../base/instant.ts';
import { adjustCandles } from '../market/adjust-candles.ts';
import type { Candle } from '../market/candle.ts';
import type { Split } from '../market/corporate-action.ts';
import { valuePortfolio } from '../portfolio/value-portfolio.ts';
import { splitPosition } from '../portfolio/split-position.ts';
import { toBars } from '../signals/indicators/bars.ts';
import { indicators } from '../signals/indicators/index.ts';
import { raiseSignal } from '../signals/raise-signal.ts';
import { strategies } from '../signals/strategies/index.ts';
import { accountOf, apple, decisionOf, positionOf, quoteOf, units } from '../testing/samples.ts';
import { decideOrder } from './decide-order.ts';

const count = 400;
const splitRow = 250;
const startMs = Date.UTC(2024, 0, 2, 14, 30);
const ratio = 10;

/** Days of a share that was always one of today's: a walk that is the same every time. */
const whole = walk();
/** The same days as they were traded: before the split a share was ten of today's. */
const traded = whole.map((candle, row) => (row < splitRow ? tenfold(candle) : candle));
const split: Split = {
  id: 'AAPL_split_2024-09-08',
  instrumentId: 'AAPL',
  kind: 'split',
  date: '2024-09-08',
  atMs: startMs + splitRow * dayMs,
  source: 'test',
  numerator: ratio,
  denominator: 1,
};

describe('a split of 10 for 1 in the middle of a series', () => {
  const adjusted = adjustCandles(traded, [split], traded.at(-1)?.openAtMs ?? 0);
  const benchmark = whole.map((_, row) => 1000 + row);

  it.each(indicators.map((indicator) => [indicator.id, indicator] as const))(
    'changes %s by rounding only',
    (...row) => {
      const linesOf = (candles: readonly Candle[]) => {
        const running = row[1].configure({}).start();
        running.advance(toBars(candles, benchmark));
        return running.lines();
      };
      const [expected, found, unadjusted] = [whole, adjusted, traded].map(linesOf);
      for (const [line, values] of Object.entries(expected ?? {})) {
        expect(furthest(values, found?.[line]), `${line} adjusted`).toBeLessThan(1e-9);
        const isBroken = furthest(values, unadjusted?.[line]) > 1e-6;
        expect(isBroken, 'raw prices break whatever looks at more than minutes').toBe(row[0] !== 'minute-change');
      }
    },
  );

  it('leaves what is decided on the days before it as it was decided then', () => {
    const before = traded.slice(0, splitRow);
    expect(adjustCandles(before, [split], split.atMs - 1), 'nobody knew of it').toBe(before);
    for (let end = splitRow - 30; end < splitRow + 60; end += 1) {
      const [ofWhole, ofTraded] = [whole, traded].map((candles) => candles.slice(end - 60, end));
      const asOfMs = ofTraded?.at(-1)?.openAtMs ?? 0;
      const seen = adjustCandles(ofTraded ?? [], [split], asOfMs);
      const decide = (candles: readonly Candle[]) =>
        strategies.map((strategy) => raiseSignal(strategy, apple, { candles, analyses: [] })?.side);
      expect(decide(seen)).toEqual(decide(ofWhole ?? []));
      expect(seen.at(-1)?.close, 'the price that an order is decided at is the traded one').toBe(
        ofTraded?.at(-1)?.close,
      );
    }
  });

  it('changes no rule of quantity: the same money is spent, all shares are sold, in whole lots', () => {
    const before = { accounts: [accountOf('cash', 'USD', 10_000), accountOf('holding', 'AAPL', 10)] };
    const held = positionOf({
      instrumentId: 'AAPL',
      currency: 'USD',
      quantityUnits: units(10),
      costUnits: units(3000),
      openedAtMs: 1,
    });
    const after = splitPosition(held, before.accounts, { split, instrument: apple });
    const accountsAfter = [accountOf('cash', 'USD', 10_000), accountOf('holding', 'AAPL', 100)];
    expect(after.transfers).toMatchObject([{ kind: 'split', units: units(90), from: 'market', to: 'holding' }]);
    expect(after.position).toMatchObject({ quantityUnits: units(100), costUnits: held.costUnits });
    const decide = (side: 'buy' | 'sell', isAfter: boolean) => {
      const price = isAfter ? 40 : 400;
      return decideOrder(
        decisionOf({
          cause: { id: 's', strategyId: 'sma-cross', instrument: apple, side, confidence: 0.9 },
          accounts: isAfter ? accountsAfter : before.accounts,
          position: isAfter ? after.position : held,
          quote: quoteOf(price, { instrumentId: 'AAPL' }),
          recentCandles: [],
        }),
      );
    };
    const [buyBefore, buyAfter] = [decide('buy', false), decide('buy', true)];
    expect(buyAfter.size).toEqual(buyBefore.size);
    expect(buyAfter.refusals).toEqual(buyBefore.refusals);
    const [saleBefore, saleAfter] = [decide('sell', false), decide('sell', true)];
    expect([saleBefore.size.units, saleAfter.size.units]).toEqual([units(10), units(100)]);
    expect(saleAfter.size.units % apple.lotUnits).toBe(0n);
    expect([saleBefore.status, saleAfter.status]).toEqual(['accepted', 'accepted']);
  });

  it('neither makes nor loses money', () => {
    const held = positionOf({ instrumentId: 'AAPL', currency: 'KRW', quantityUnits: units(10), openedAtMs: 1 });
    const after = splitPosition(held, [accountOf('holding', 'AAPL', 10)], { split, instrument: apple }).position;
    const worth = (position: typeof held, price: number) =>
      valuePortfolio({
        accounts: [],
        positions: [position],
        quotes: new Map([['AAPL', quoteOf(price, { instrumentId: 'AAPL' })]]),
        previous: undefined,
        atMs: split.atMs,
      });
    expect(worth(after, 40).unrealizedUnits).toBe(worth(held, 400).unrealizedUnits);
  });
});

describe('a position at a split', () => {
  const reverse: Split = { ...split, numerator: 1, denominator: 10 };
  const held = positionOf({ quantityUnits: units(105), costUnits: units(3000) });

  it('keeps the part of a share that a reverse split leaves', () => {
    const after = splitPosition(held, [accountOf('holding', 'AAPL', 105)], { split: reverse, instrument: apple });
    expect(after.position).toMatchObject({ quantityUnits: units('10.5'), costUnits: units(3000) });
    expect(after.transfers).toMatchObject([{ units: units('94.5'), from: 'holding', to: 'market' }]);
  });

  it('leaves alone what is promised to an order, and waits when too little is free', () => {
    const accounts = [accountOf('holding', 'AAPL', 55), accountOf('reserved', 'AAPL', 50)];
    expect(() => splitPosition(held, accounts, { split: reverse, instrument: apple })).toThrow('an order still holds');
    const forward = splitPosition(held, accounts, { split, instrument: apple });
    expect(forward.transfers).toMatchObject([{ units: units(945), to: 'holding' }]);
  });

  it('needs no transfer when nothing is held', () => {
    const none = positionOf({ quantityUnits: 0n });
    expect(splitPosition(none, [], { split, instrument: apple }).transfers).toEqual([]);
  });
});

describe('a dividend', () => {
  it('lowers older prices by the part that was paid out, and no volume', () => {
    const days = [100, 98].map((close, day) => ({ ...flat(close), openAtMs: startMs + day * dayMs }));
    const dividend = { ...split, kind: 'dividend', amount: 2, atMs: startMs + dayMs } as const;
    const [first, second] = adjustCandles(days, [dividend], startMs + dayMs);
    expect(first).toMatchObject({ close: 98, volume: 5 });
    expect(second).toBe(days[1]);
    expect(adjustCandles(days, [{ ...dividend, amount: 200 }], startMs + dayMs)[0]?.close, 'an impossible one').toBe(
      100,
    );
  });
});

function walk(): Candle[] {
  let [state, price] = [42, 40];
  const luck = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return Array.from({ length: count }, (_, row) => {
    const open = price;
    price *= 1 + (luck() - 0.49) * 0.04;
    const high = Math.max(open, price) * (1 + luck() * 0.01);
    const low = Math.min(open, price) * (1 - luck() * 0.01);
    return {
      openAtMs: startMs + row * dayMs,
      open,
      high,
      low,
      close: price,
      volume: 10 * Math.round(1e5 * (1 + luck())),
    };
  });
}

function tenfold({ openAtMs, open, high, low, close, volume }: Candle): Candle {
  const [price, shares] = [ratio, 1 / ratio];
  return {
    openAtMs,
    open: open * price,
    high: high * price,
    low: low * price,
    close: close * price,
    volume: volume * shares,
  };
}

function flat(close: number): Omit<Candle, 'openAtMs'> {
  return { open: close, high: close, low: close, close, volume: 5 };
}

/** The largest relative difference; what only one of the two says is as far as can be. */
function furthest(expected: Float64Array, found: Float64Array | undefined): number {
  return expected.reduce((most, value, row) => {
    const other = found?.[row] ?? Number.NaN;
    if (Number.isNaN(value) !== Number.isNaN(other)) return Infinity;
    return Number.isNaN(value) ? most : Math.max(most, Math.abs(value - other) / Math.max(1e-9, Math.abs(value), 1));
  }, 0);
}
