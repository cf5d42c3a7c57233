import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpbitFeed } from '../../feeds/upbit-feed.ts';
import { exchangeContract } from '../exchange-contract.ts';
import { sampleOrder } from '../sample-order.ts';
import { createUpbitExchange } from '../upbit-exchange.ts';
import { openDocumentedUpbit } from './documented-upbit.ts';

const keys = { accessKey: 'documented-access', secretKey: 'documented-secret-no-base64==' };
const price = 103_460_000;
const atMs = Date.UTC(2026, 10, 20, 3, 0);
const bitcoin = instrumentById('KRW-BTC');
const quantity = (text: string) => ({ by: 'quantity' as const, units: unitsFromText(text) });

const venues: Awaited<ReturnType<typeof openDocumentedUpbit>>[] = [];
async function open(delayMs = 0) {
  const balances = { KRW: '10000000', BTC: '1' };
  const venue = await openDocumentedUpbit({ ...keys, price, balances, delayMs });
  venues.push(venue);
  return venue;
}
afterEach(async () => {
  await Promise.all(venues.splice(0).map((venue) => venue.close()));
});

async function openStage() {
  const venue = await open();
  const sale = { side: 'sell' as const, type: 'limit' as const, size: quantity('0.8') };
  const rests = { type: 'limit' as const, size: quantity('0.001'), limitPriceUnits: unitsFromText('90000000') };
  return {
    exchange: createUpbitExchange({ baseUrl: `${venue.url}/`, keys }),
    now: () => atMs,
    money: 'KRW',
    neverSent: 'not-found' as const,
    namesOrders: true,
    buys: sampleOrder({ id: 'order_buys' }),
    rests: sampleOrder({ id: 'order_rests', ...rests }),
    refusable: sampleOrder({ id: 'order_dear', size: { by: 'spending', units: unitsFromText('99000000') } }),
    fillsPartly: sampleOrder({ id: 'order_partly', ...sale, limitPriceUnits: unitsFromText('103000000') }),
    close: async () => undefined,
  };
}

exchangeContract('an Upbit made of its documents alone', openStage);

describe('an Upbit made of its documents alone', () => {
  it.each([
    ['market', {}, 'buy'],
    ['market', { size: quantity('0.01') }, 'sell'],
    ['best', {}, 'buy'],
    ['best', { size: quantity('0.01'), timeInForce: 'fok' }, 'sell'],
    ['limit', { size: quantity('0.01'), timeInForce: 'ioc', limitPriceUnits: unitsFromText('104000000') }, 'buy'],
    ['limit', { size: quantity('0.01'), timeInForce: 'fok', limitPriceUnits: unitsFromText('103000000') }, 'sell'],
  ] as const)('takes a %s order with %o to %s, and finds nothing wrong with it', async (type, changes, side) => {
    const venue = await open();
    const exchange = createUpbitExchange({ baseUrl: venue.url, keys });
    expect(await exchange.submit(sampleOrder({ ...changes, type, side }), atMs)).toMatchObject({ status: 'filled' });
    expect(venue.refused).toEqual([]);
  });

  it('is asked no faster than it allows, however many ask at once', async () => {
    const venue = await open();
    const exchange = createUpbitExchange({ baseUrl: venue.url, keys });
    const orders = Array.from({ length: 20 }, (_, index) => sampleOrder({ id: `order_${index}` }));
    const answers = await Promise.all(orders.map((order) => exchange.submit(order, atMs)));
    expect(answers.every(({ status }) => status === 'filled')).toBe(true);
    expect(venue.refused).toEqual([]);
  }, 20_000);

  it('may take its time', async () => {
    const venue = await open(400);
    const exchange = createUpbitExchange({ baseUrl: venue.url, keys });
    expect((await exchange.submit(sampleOrder(), atMs)).status).toBe('filled');
  }, 10_000);

  it('refuses keys that are not its own, and the reason says so without them', async () => {
    const venue = await open();
    const exchange = createUpbitExchange({ baseUrl: venue.url, keys: { ...keys, secretKey: 'planted-secret' } });
    const answer = await exchange.submit(sampleOrder(), atMs);
    expect(answer).toEqual({ status: 'rejected', reason: 'jwt_verification' });
  });

  it('is read for prices and candles by the parameters that it documents', async () => {
    const venue = await open();
    const feed = createUpbitFeed({ baseUrl: venue.url });
    expect(await feed.quotes([bitcoin])).toMatchObject([{ instrumentId: 'KRW-BTC', price }]);
    for (const [interval, count] of [
      ['1m', 450],
      ['1h', 3],
      ['1d', 2],
    ] as const) {
      const stepMs = { '1m': minuteMs, '1h': 60 * minuteMs, '1d': 1440 * minuteMs }[interval];
      const toMs = Math.floor(atMs / stepMs) * stepMs;
      const candles = await feed.candles(bitcoin, interval, { fromMs: toMs - count * stepMs, toMs });
      expect(candles.length, interval).toBe(count);
    }
    expect(venue.refused).toEqual([]);
    expect(await feed.quotes([{ ...bitcoin, id: 'KRW-NONE' }]), 'an unknown market is none').toEqual([]);
  });
});
