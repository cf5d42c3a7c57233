import { marketTimeAt } from '@gaemi/core/base/desk.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { createExchanges } from '@gaemi/functions/adapters/exchanges/index.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { createShutdown } from '../processes/shutdown.ts';
import { chooseMarkets } from './open-markets.ts';

const wanted = { live: false, speed: 1, dataFolder: undefined };
const nowMs = Date.parse('2026-11-20T07:36:00Z');
const kindOf = (id: string) =>
  chooseMarkets(wanted, nowMs).desk.sources.find(({ instrumentId }) => instrumentId === id);

afterEach(() => vi.unstubAllEnvs());

it('labels what the town plays as what it is', () => {
  expect(kindOf('KRW-BTC')?.kind).toBe('simulated');
});

it.each([
  ['http://127.0.0.1:9000', 'simulated'],
  ['https://api.upbit.com', 'live'],
])('says of prices from %s whose they are, and changes no other market', (url, kind) => {
  const before = kindOf('005930.KS');
  vi.stubEnv('UPBIT_URL', url);
  expect(kindOf('KRW-BTC')).toMatchObject({ kind, description: { en: 'the server at UPBIT_URL' } });
  expect(kindOf('005930.KS')).toEqual(before);
});

it('has accounts at its simulated exchange and broker, which take orders once the desk is live', async () => {
  const shutdown = createShutdown();
  const { desk, open } = chooseMarkets(wanted, nowMs);
  const env = { ...(await open(shutdown)), GAEMI_LIVE_TRADING: '1' };
  try {
    const clock = { nowMs: () => marketTimeAt(desk.clock, Date.now()) };
    const keySafe = async () => ({ readSecret: async () => undefined });
    const exchanges = createExchanges({ store: memoryStore(), env, clock, keySafe });
    const share = sampleOrder({
      instrumentId: '005930.KS',
      type: 'limit',
      size: { by: 'quantity', units: unitsFromText('2') },
      limitPriceUnits: unitsFromText('500000'),
    });
    const pair = sampleOrder({
      instrumentId: 'binance:BTC-USDT',
      size: { by: 'spending', units: unitsFromText('100') },
    });
    for (const [account, order] of [
      ['upbit', sampleOrder()],
      ['binance', pair],
      ['kis', share],
    ] as const) {
      expect(await (await exchanges(account)).submit(order, clock.nowMs()), account).toMatchObject({
        status: 'filled',
      });
    }
  } finally {
    await shutdown.run();
  }
});
