import { readFileSync } from 'node:fs';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import { createUpbitFeed } from './upbit-feed.ts';

const bitcoin = instrumentById('KRW-BTC');
const tickersBody = readFileSync(new URL('fixtures/upbit-tickers.json', import.meta.url), 'utf8');

it('waits for the next second when the vendor says that none is left in this one', async () => {
  const waits: number[] = [];
  let nowMs = 5_000_400;
  const feed = createUpbitFeed({
    baseUrl: 'https://upbit.test',
    fetch: async () => new Response(tickersBody, { headers: { 'Remaining-Req': 'group=ticker; min=600; sec=0' } }),
    now: () => nowMs,
    async wait(spanMs) {
      waits.push(spanMs);
      nowMs += spanMs;
    },
  });
  await feed.quotes([bitcoin]);
  await feed.quotes([bitcoin]);
  expect(waits).toEqual([600]);
});

it('spreads calls over seconds though all are asked for at once', async () => {
  const perSecond = new Map<number, number>();
  let nowMs = 5_000_400;
  const feed = createUpbitFeed({
    baseUrl: 'https://upbit.test',
    async fetch() {
      const second = Math.floor(nowMs / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
      return new Response(tickersBody);
    },
    now: () => nowMs,
    async wait(spanMs) {
      const until = nowMs + spanMs;
      await Promise.resolve();
      nowMs = Math.max(nowMs, until);
    },
  });
  await Promise.all(Array.from({ length: 30 }, () => feed.quotes([bitcoin])));
  expect(Math.max(...perSecond.values())).toBeLessThan(10);
});

it('does not call again while it is banned', async () => {
  let calls = 0;
  let nowMs = 1_000_000;
  const feed = createUpbitFeed({
    baseUrl: 'https://upbit.test',
    fetch: async () => {
      calls += 1;
      return new Response('blocked for a while', { status: 418 });
    },
    now: () => nowMs,
  });
  await expect(feed.quotes([bitcoin])).rejects.toMatchObject({
    kind: 'throttled',
    retryAfterMs: 600_000,
  });
  nowMs += 60_000;
  await expect(feed.quotes([bitcoin])).rejects.toMatchObject({
    kind: 'throttled',
    retryAfterMs: 540_000,
  });
  expect(calls, 'asking on makes the ban longer').toBe(1);
  nowMs += 540_000;
  await expect(feed.quotes([bitcoin])).rejects.toMatchObject({ kind: 'throttled' });
  expect(calls).toBe(2);
});

it('is let alone for as long as its vendor says, and asked again after that', async () => {
  let calls = 0;
  let nowMs = 5_000_400;
  const feed = createUpbitFeed({
    baseUrl: 'https://upbit.test',
    async fetch() {
      calls += 1;
      return calls === 1
        ? new Response('slow down', { status: 429, headers: { 'Retry-After': '30' } })
        : new Response(tickersBody);
    },
    now: () => nowMs,
    wait: async () => expect.unreachable('no function waits for half a minute'),
  });
  await expect(feed.quotes([bitcoin])).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 30_000 });
  nowMs += 28_000;
  await expect(feed.quotes([bitcoin])).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 2000 });
  expect(calls, 'nothing was sent before the time had come').toBe(1);
  nowMs += 2000;
  expect(await feed.quotes([bitcoin])).toHaveLength(1);
});

it('asks once more in the next second what came too late for this one', async () => {
  const waits: number[] = [];
  let nowMs = 5_000_400;
  let calls = 0;
  const feed = createUpbitFeed({
    baseUrl: 'https://upbit.test',
    async fetch() {
      calls += 1;
      return calls === 1 ? new Response('{}', { status: 429 }) : new Response(tickersBody);
    },
    now: () => nowMs,
    async wait(spanMs) {
      waits.push(spanMs);
      nowMs += spanMs;
    },
  });
  expect(await feed.quotes([bitcoin])).toHaveLength(1);
  expect([calls, waits]).toEqual([2, [600]]);
});
