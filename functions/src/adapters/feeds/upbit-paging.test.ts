import { minuteMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUpbitFeed } from './upbit-feed.ts';

const bitcoin = instrumentById('KRW-BTC');
const listedMs = Date.UTC(2026, 2, 11);

/** How a vendor may send a page: shuffled, rows twice, minutes that nobody asked for after the end. */
const manners = fc.record({
  /** Minutes in which nobody traded. */
  silent: fc.uniqueArray(fc.nat(900), { maxLength: 500 }),
  doubled: fc.array(fc.nat(199), { maxLength: 20 }),
  later: fc.nat(5),
  isReversed: fc.boolean(),
});

it('answers every minute of a span once and in order, however its pages come', async () => {
  const spans = fc.tuple(fc.nat(900), fc.nat(900));
  await fc.assert(
    fc.asyncProperty(manners, spans, async ({ silent, doubled, later, isReversed }, [one, other]) => {
      const traded = minutesOf(900).filter((minute) => !silent.includes(minute));
      const [first, end] = [Math.min(one, other), Math.max(one, other)];
      let calls = 0;
      const feed = createUpbitFeed({
        baseUrl: 'https://upbit.test',
        wait: async () => undefined,
        async fetch(url) {
          calls += 1;
          const query = new URL(String(url)).searchParams;
          const endMinute = (Date.parse(query.get('to') ?? '') - listedMs) / minuteMs;
          const page = traded.filter((minute) => minute < endMinute).slice(-Number(query.get('count')));
          const extra = traded.filter((minute) => minute >= endMinute).slice(0, later);
          const rows = [...page, ...doubled.flatMap((row) => page[row] ?? []), ...extra].toReversed();
          return new Response(JSON.stringify((isReversed ? rows.toReversed() : rows).map(rowAt)));
        },
      });
      const span = { fromMs: listedMs + first * minuteMs, toMs: listedMs + end * minuteMs + 30_000 };
      const candles = await feed.candles(bitcoin, '1m', span);
      const expected = traded.filter((minute) => minute >= first && minute < end);
      expect(candles.map(({ openAtMs }) => (openAtMs - listedMs) / minuteMs)).toEqual(expected);
      expect(calls, 'and asks no more often than pages need').toBeLessThanOrEqual(Math.ceil(900 / 200) + 1);
    }),
    { numRuns: 200 },
  );
}, 30_000);

function minutesOf(count: number): number[] {
  return Array.from({ length: count }, (_, minute) => minute);
}

function rowAt(minute: number) {
  return {
    market: 'KRW-BTC',
    candle_date_time_utc: new Date(listedMs + minute * minuteMs).toISOString().slice(0, 19),
    opening_price: 100,
    high_price: 101,
    low_price: 99,
    trade_price: 100,
    candle_acc_trade_volume: 1,
    unit: 1,
  };
}
