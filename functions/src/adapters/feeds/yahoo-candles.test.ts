import { dayMs, secondMs } from '@gaemi/core/base/instant.ts';
import { apple, samsung } from '@gaemi/core/testing/samples.ts';
import { describe, expect, it } from 'vitest';
import { createYahooCandles } from './yahoo-candles.ts';

const openAtMs = Date.UTC(2021, 1, 1, 14, 30);
const firstSplitMs = Date.UTC(2021, 6, 20, 13, 30);
const secondSplitMs = Date.UTC(2024, 5, 10, 13, 30);
const span = { fromMs: openAtMs, toMs: openAtMs + 3 * dayMs };

/** As the vendor answered in 2025 of a share that traded at 529.48 before it was split 4 for 1 and 10 for 1. */
function feedOf() {
  const asked: string[] = [];
  const splits = { a: splitAt(firstSplitMs, 4), b: splitAt(secondSplitMs, 10) };
  const feed = createYahooCandles(
    async (symbol, { interval, fromMs, toMs }) => {
      asked.push(interval);
      const within = Object.entries(splits).filter(
        ([, { date }]) => date * secondMs >= fromMs && date * secondMs < toMs,
      );
      return chart(symbol, {
        splits: Object.fromEntries(within),
        dividends: { c: { amount: 0.004, date: openAtMs / 1000 } },
      });
    },
    () => Date.UTC(2025, 1, 20),
  );
  return { feed, asked };
}

describe('what the vendor has divided', () => {
  it('comes back as it was traded, by the splits since, also those after the chart ends', async () => {
    const { feed, asked } = feedOf();
    const [candle] = await feed.candles(apple, '1d', span);
    expect(candle).toEqual({ openAtMs, open: 522.13, high: 530.83, low: 516.11, close: 529.48, volume: 5_430_100 });
    await feed.candles(apple, '1d', span);
    expect(asked, 'the splits of a share are asked for once in a while').toEqual(['1d', '1mo', '1d']);
  });

  it('is told as what the company did, dividends as they were paid', async () => {
    const { feed } = feedOf();
    expect(await feed.actions(apple, span)).toMatchObject([
      { id: 'AAPL_dividend_2021-02-01', kind: 'dividend', amount: 0.16, atMs: openAtMs },
    ]);
    const splits = await feed.actions(apple, { fromMs: openAtMs + 1, toMs: Date.UTC(2025, 1, 20) });
    expect(splits.filter(({ kind }) => kind === 'split')).toMatchObject([
      { id: 'AAPL_split_2021-07-20', numerator: 4, denominator: 1, atMs: firstSplitMs },
      { id: 'AAPL_split_2024-06-10', numerator: 10, denominator: 1, atMs: secondSplitMs, date: '2024-06-10' },
    ]);
  });

  it.each([
    ['one share for ten', 1, 10, [{ numerator: 1, denominator: 10 }]],
    ['three shares for two', 1.5, 1, [{ numerator: 15, denominator: 10 }]],
    ['a rights issue, whose shares are paid for', 1.077922, 1, []],
  ])('is %s', async (_what, numerator, denominator, expected) => {
    const split = { ...splitAt(firstSplitMs, 1), numerator, denominator };
    const feed = createYahooCandles(
      async (symbol) => chart(symbol, { splits: { a: split } }),
      () => Date.UTC(2025, 1, 20),
    );
    const actions = await feed.actions(apple, { fromMs: openAtMs, toMs: Date.UTC(2025, 1, 20) });
    expect(actions).toMatchObject(expected);
    expect(actions).toHaveLength(expected.length);
  });

  it('is told of years whose opening hours nobody knows any more', async () => {
    const dividendMs = Date.UTC(1978, 4, 10, 14);
    const feed = createYahooCandles(
      async (symbol) => chart(symbol, { dividends: { a: { amount: 0.5, date: dividendMs / secondMs } } }),
      () => Date.UTC(2025, 1, 20),
    );
    expect(await feed.actions(samsung, { fromMs: 0, toMs: Date.UTC(2025, 1, 20) })).toMatchObject([
      { date: '1978-05-10', atMs: Date.parse('1978-05-10T00:00+09:00'), amount: 0.5 },
    ]);
    expect(await feed.candles(apple, '1d', span)).toHaveLength(1);
  });

  it('is nothing of an index, and nobody asks', async () => {
    const { feed, asked } = feedOf();
    expect(await feed.actions({ ...samsung, kind: 'index' }, span)).toEqual([]);
    expect(asked).toEqual([]);
  });
});

function splitAt(atMs: number, numerator: number) {
  return { date: atMs / secondMs, numerator, denominator: 1, splitRatio: `${numerator}:1` };
}

function chart(symbol: string, events: unknown) {
  return {
    meta: { symbol },
    timestamp: [openAtMs / secondMs],
    events,
    indicators: {
      quote: [
        {
          open: [13.053250312805176],
          high: [13.270750045776367],
          low: [12.902750015258789],
          close: [13.237000465393066],
          volume: [217_204_000],
        },
      ],
    },
  };
}
