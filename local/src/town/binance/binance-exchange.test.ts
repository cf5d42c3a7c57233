import { unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import { binanceAccount } from '@gaemi/functions/adapters/exchanges/ccxt/binance-account.ts';
import { createCcxtExchange } from '@gaemi/functions/adapters/exchanges/ccxt-exchange.ts';
import { exchangeContract, fillsOf, type VenueStage } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard, type Faults } from '../faults.ts';
import { serveVendor } from '../serve-vendor.ts';
import { createBinance } from './binance-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const keys = { apiKey: 'town-key', secret: 'town-secret' };
const instrumentId = 'binance:BTC-USDT';

interface BinanceStage extends VenueStage {
  readonly placed: () => number;
  fault(faults: Faults): void;
}

async function openStage({ secret = keys.secret } = {}): Promise<BinanceStage> {
  const faults = createFaultBoard(() => programme.startAtMs);
  const exchange = { keys, balances: { USDT: '100000', BTC: '1' } };
  const server = await serveVendor(createBinance({ programme, faults, exchange }));
  const price = Math.floor(seriesOf(programme, instrumentId)?.priceAt(programme.startAtMs)?.price ?? 0);
  let placed = 0;
  const limit = (factor: number, quantity: string) => ({
    type: 'limit' as const,
    size: { by: 'quantity' as const, units: unitsFromText(quantity) },
    limitPriceUnits: unitsFromNumber(Math.floor(price * factor)),
  });
  return {
    exchange: createCcxtExchange(binanceAccount, {
      keys: { ...keys, secret },
      baseUrl: server.url,
      timeoutMs: 300,
      fetch: (url, init) => {
        if (init?.method === 'POST') placed += 1;
        return fetch(url, init);
      },
    }),
    placed: () => placed,
    now: () => programme.startAtMs,
    money: 'USDT',
    neverSent: 'not-found',
    namesOrders: true,
    buys: sampleOrder({ id: 'order_buys', instrumentId, size: { by: 'spending', units: unitsFromText('5000') } }),
    rests: sampleOrder({ id: 'order_rests', instrumentId, ...limit(0.5, '0.01') }),
    refusable: sampleOrder({
      id: 'order_dear',
      instrumentId,
      size: { by: 'spending', units: unitsFromText('999999') },
    }),
    fillsPartly: sampleOrder({ id: 'order_partly', instrumentId, side: 'sell', ...limit(0.9, '0.5') }),
    thinOut: async () => faults.set({ thinBook: true }),
    loseNextAnswer: async () => faults.set({ answer: 'timeout', path: '/api/v3/order$', times: 1 }),
    fault: (next) => faults.set(next),
    close: () => server.close(),
  };
}

exchangeContract('Binance by way of ccxt', openStage);

const stages: BinanceStage[] = [];
async function open(options?: { secret: string }): Promise<BinanceStage> {
  const stage = await openStage(options);
  stages.push(stage);
  return stage;
}
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});
const path = '/api/v3/order$';

describe('an order at Binance', () => {
  it.each([
    ['fails after it took the order', { answer: 'failing', late: true, path }, 'filled'],
    ['turns us away after it took the order', { answer: 'throttled', late: true, path }, 'filled'],
    ['answers garbage after it took the order', { answer: 'truncated', path }, 'filled'],
    ['fails before it takes it', { answer: 'failing', path }, 'unknown'],
    ['has had too many calls', { answer: 'throttled', path }, 'rejected'],
    ['is closed for maintenance', { answer: 'maintenance', path }, 'unknown'],
  ] as const)('is sent once when the venue %s', async (_name, fault, status) => {
    const stage = await open();
    stage.fault({ ...fault, times: 1 });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe(status);
    expect(stage.placed()).toBe(1);
    const found = await stage.exchange.find(stage.buys, stage.now());
    expect(found.status).toBe(status === 'filled' ? 'filled' : 'not-found');
  });

  it('leaves when our clock is off, since the venue is asked for the time', async () => {
    const stage = await open();
    stage.fault({ skewMs: -60_000 });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe('filled');
  });

  it('is rejected, not tried for ever, with a key that the venue does not accept', async () => {
    const stage = await open({ secret: 'another' });
    const answer = await stage.exchange.submit(stage.buys, stage.now());
    expect(answer).toEqual({ status: 'rejected', reason: 'the venue refused it with -1022' });
  });

  it('is filled though a part of it expired, and says which', async () => {
    const stage = await open();
    stage.fault({ thinBook: true });
    const answer = await stage.exchange.submit(stage.buys, stage.now());
    expect(answer.status, 'never taken for not filled').toBe('expired');
    expect(fillsOf(answer)).toHaveLength(1);
  });

  it('goes under a digest of our id where that is too long, and is found by it', async () => {
    const stage = await open();
    const long = { ...stage.buys, id: 'order_sma-cross_binance:BTC-USDT_1m_1763600000000' };
    const answer = await stage.exchange.submit(long, stage.now());
    expect(await stage.exchange.find(long, stage.now())).toEqual(answer);
  });

  it.each(['stop', 'stop-limit', 'best'] as const)('of type %s is refused before it leaves', async (type) => {
    const stage = await open();
    expect((await stage.exchange.submit({ ...stage.buys, type }, stage.now())).status).toBe('rejected');
    expect(stage.placed()).toBe(0);
  });
});
