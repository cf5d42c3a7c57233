import { documentRef } from '@gaemi/core/collections.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { watchedMax } from '@gaemi/core/market/watchlist.ts';
import { positionOf } from '@gaemi/core/testing/samples.ts';
import { describe, expect, it, vi } from 'vitest';
import { FeedError } from '../adapters/feeds/feed.ts';
import { CallableError } from '../runtime/callable-error.ts';
import type { DefinedFunction } from '../runtime/define.ts';
import { collectorAtMs as atMs, createCollectorDesk } from '../testing/collector-desk.ts';
import { backfillCandles } from './backfill-candles.ts';
import { subtick } from './subtick.ts';
import { unwatch } from './unwatch.ts';
import { watch } from './watch.ts';

const known = { upbit: ['KRW-XRP', 'KRW-SOL'], yahoo: [] };
const coverage = documentRef('coverage', 'all');
const fillOf = (id: string) => documentRef('backfills', id);

describe('watching', () => {
  it('keeps what the vendor knows, for the person and for the collector, and asks for its history', async () => {
    const { ask, desk } = createDesk();
    expect(await ask(watch, ['KRW-XRP', 'KRW-BTC'])).toEqual({ instrumentIds: ['KRW-XRP', 'KRW-BTC'] });
    expect(await desk.store.get(documentRef('watchlists', 'main', 'ant'))).toMatchObject({
      instrumentIds: ['KRW-XRP', 'KRW-BTC'],
    });
    expect((await desk.store.get(coverage))?.watchers['KRW-XRP']).toEqual(['ant']);
    expect((await desk.store.get(documentRef('instruments', 'KRW-XRP')))?.feed).toBe('upbit');
    const wanted = desk.published.filter(({ topic }) => topic === 'history-wanted');
    expect(
      wanted.map(({ data }) => data),
      'what every desk watches has a history',
    ).toEqual([{ instrumentId: 'KRW-XRP', atMs }]);
  });

  it.each([
    { what: 'a symbol without its market', symbols: ['005930'], code: 'invalid-argument', said: '005930.KS' },
    { what: 'a coin nobody trades', symbols: ['KRW-NONE'], code: 'not-found', said: 'has no quote of "KRW-NONE"' },
    {
      what: 'a million symbols',
      symbols: Array.from({ length: 1_000_000 }, () => 'AAPL'),
      code: 'invalid-argument',
      said: 'too many',
    },
    { what: 'no symbol', symbols: [], code: 'invalid-argument', said: 'at least one' },
  ])('refuses $what, and keeps nothing', async ({ symbols, code, said }) => {
    const { refusal, desk } = createDesk();
    const refused = await refusal(watch, symbols);
    expect(refused.code).toBe(code);
    expect(refused.text.en).toContain(said);
    expect(refused.text.ko).toMatch(/[가-힣]/);
    expect(await desk.store.get(coverage)).toBeUndefined();
    expect(desk.published).toEqual([]);
  });

  it('says that it could not check when the vendor is silent, and when it does not know the symbol', async () => {
    const { refusal, desk } = createDesk();
    desk.feed('upbit').fault = new FeedError('down', 'no route to it');
    expect(await refusal(watch, ['KRW-XRP'])).toMatchObject({ code: 'unavailable' });
    desk.feed('upbit').fault = new FeedError('unknown-symbol', 'the vendor quotes it in JPY');
    const refused = await refusal(watch, ['KRW-XRP']);
    expect(refused).toMatchObject({ code: 'not-found' });
    expect(refused.text.en).toContain('no quote of "KRW-XRP" (the vendor quotes it in JPY)');
    expect(refused.text.ko).toContain('거래소에 없습니다 (the vendor quotes it in JPY)');
  });

  it('ends at what one person may watch, and at what the desk can collect', async () => {
    const { ask, refusal, desk } = createDesk();
    const coins = Array.from({ length: 31 }, (_, index) => `KRW-A${index}`);
    for (const coin of coins) desk.feed('upbit').known.add(coin);
    await ask(watch, coins.slice(0, 30));
    expect((await refusal(watch, coins.slice(30))).text.en).toContain('at most 30 instruments');

    const others = Array.from({ length: watchedMax - defaultInstruments.length - 30 }, (_, index) => `KRW-B${index}`);
    const watchers = Object.fromEntries(others.map((id) => [id, ['bee']]));
    await desk.store.set(coverage, { watchers: { ...(await desk.store.get(coverage))?.watchers, ...watchers } });
    const refused = await refusal(watch, ['KRW-XRP'], 'cat');
    expect(refused).toMatchObject({ code: 'resource-exhausted' });
    expect(refused.text.en).toContain(`at most ${watchedMax} instruments`);
  });
});

describe('the history of a new instrument', () => {
  it('is read to its end with its progress, once, however often it is asked for', async () => {
    const { ask, desk, deliver } = createDesk();
    await ask(watch, ['KRW-XRP']);
    await deliver('KRW-XRP');
    const fill = await desk.store.get(fillOf('KRW-XRP'));
    expect(fill).toMatchObject({ status: 'done', progress: 1 });
    expect(fill?.candles, 'ten years of days, half a year of hours, a week of minutes').toBe(3650 + 4321 + 10_081);
    const days = await desk.store.get(documentRef('candles', 'KRW-XRP_1d_2020s'));
    expect(days?.candles.length).toBeGreaterThan(2000);

    const candles = vi.spyOn(desk.feed('upbit'), 'candles');
    await deliver('KRW-XRP');
    expect(candles).not.toHaveBeenCalled();
  });

  it('is taken up where a run has died', async () => {
    const { ask, desk, deliver } = createDesk();
    await ask(watch, ['KRW-XRP']);
    const feed = desk.feed('upbit');
    const read = feed.candles;
    let calls = 0;
    feed.candles = async (...asked) => {
      calls += 1;
      if (calls === 4) throw new FeedError('throttled', 'too many requests');
      return read(...asked);
    };
    await expect(deliver('KRW-XRP'), 'the message comes again').rejects.toThrow('too many requests');
    const before = await desk.store.get(fillOf('KRW-XRP'));
    expect(before).toMatchObject({ status: 'running' });
    await deliver('KRW-XRP');
    expect(await desk.store.get(fillOf('KRW-XRP'))).toMatchObject({ status: 'done' });
    expect(calls, 'the three steps before are not read again').toBe(4 + 17 - 3);
  });

  it('ends when the last person takes it off their list', async () => {
    const { ask, desk, deliver } = createDesk();
    await ask(watch, ['KRW-XRP']);
    await ask(watch, ['KRW-XRP'], 'bee');
    const feed = desk.feed('upbit');
    const read = feed.candles;
    let steps = 0;
    feed.candles = async (...asked) => {
      steps += 1;
      if (steps === 2) await ask(unwatch, ['KRW-XRP']);
      if (steps === 3) await ask(unwatch, ['KRW-XRP'], 'bee');
      return read(...asked);
    };
    await deliver('KRW-XRP');
    expect(steps, 'one who watches is enough').toBe(3);
    expect(await desk.store.get(fillOf('KRW-XRP'))).toMatchObject({ status: 'cancelled' });
    expect((await desk.store.get(coverage))?.watchers).toEqual({});
  });

  it('is not begun for what nobody watches, and fails with a sentence when the vendor has none', async () => {
    const { ask, desk, deliver } = createDesk();
    await deliver('KRW-SOL');
    expect(await desk.store.get(fillOf('KRW-SOL'))).toBeUndefined();
    await ask(watch, ['KRW-SOL']);
    desk.feed('upbit').fault = new FeedError('malformed', 'nonsense');
    await deliver('KRW-SOL');
    expect(await desk.store.get(fillOf('KRW-SOL'))).toMatchObject({
      status: 'failed',
      message: { en: 'The history cannot be read: nonsense' },
    });
  });
});

it('takes off a list whatever is on it, and nothing else', async () => {
  const { ask, refusal, desk } = createDesk();
  await ask(watch, ['KRW-XRP', 'KRW-SOL']);
  expect(await ask(unwatch, ['KRW-XRP', 'KRW-NONE'])).toEqual({ instrumentIds: ['KRW-SOL'] });
  expect(await ask(unwatch, ['KRW-NONE'])).toEqual({ instrumentIds: ['KRW-SOL'] });
  expect(Object.keys((await desk.store.get(coverage))?.watchers ?? {})).toEqual(['KRW-SOL']);
  expect(await refusal(unwatch, [])).toMatchObject({ code: 'invalid-argument' });
});

it('keeps on the list what the person holds, whose stops need quotes', async () => {
  const { ask, refusal, desk } = createDesk();
  await ask(watch, ['KRW-XRP']);
  const held = documentRef('positions', 'KRW-XRP', 'ant');
  await desk.store.set(held, { ...positionOf(), instrumentId: 'KRW-XRP' });
  expect(await refusal(unwatch, ['KRW-XRP'])).toMatchObject({ code: 'failed-precondition' });
  await desk.store.set(held, { ...positionOf(), instrumentId: 'KRW-XRP', quantityUnits: 0n });
  expect(await ask(unwatch, ['KRW-XRP'])).toEqual({ instrumentIds: [] });
});

it('switches the sub-ticks of the desk without forgetting who watches', async () => {
  const { ask, desk } = createDesk();
  await ask(watch, ['KRW-XRP']);
  await subtick.handle({ data: { enabled: true }, atMs, caller: callerOf('ant') }, desk.context);
  expect(await desk.store.get(coverage)).toEqual({ watchers: { 'KRW-XRP': ['ant'] }, subTicks: true });
});

function createDesk() {
  const desk = createCollectorDesk(known);
  const ask = (definition: DefinedFunction, symbols: readonly string[], userId = 'ant') =>
    definition.handle({ data: { symbols }, atMs, caller: callerOf(userId) }, desk.context);
  return {
    desk,
    ask,
    async refusal(...asked: Parameters<typeof ask>): Promise<{ code: string; text: Text }> {
      const error = await ask(...asked).catch((thrown: unknown) => thrown);
      if (!(error instanceof CallableError)) throw new Error(`it was not refused: ${String(error)}`);
      return error;
    },
    deliver: (instrumentId: string) => backfillCandles.handle({ data: { instrumentId, atMs }, atMs }, desk.context),
  };
}

function callerOf(userId: string) {
  return { userId, email: undefined };
}
