import { unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import { createUpbitFeed } from '../../feeds/upbit-feed.ts';
import { exchangeContract } from '../exchange-contract.ts';
import { sampleOrder } from '../sample-order.ts';
import { createUpbitExchange } from '../upbit-exchange.ts';

const { UPBIT_URL = '', UPBIT_ACCESS_KEY = '', UPBIT_SECRET_KEY = '' } = process.env;

/** These orders are meant: only a server of one's own may be asked to trade them. */
function isOurOwn(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|\[::1\])$/.test(host);
}

it('tries no order on an exchange that is not on this machine or its network', () => {
  const others = ['https://api.upbit.com', 'http://localhost.upbit.com', 'http://127.0.0.1.nip.io', ''];
  expect(others.filter(isOurOwn)).toEqual([]);
  expect(['http://localhost:9000', 'http://127.0.0.1:9000/v'].every(isOurOwn)).toBe(true);
});

/** UPBIT_URL, UPBIT_ACCESS_KEY and UPBIT_SECRET_KEY put any server of one's own in the place of the town's. */
if (isOurOwn(UPBIT_URL)) exchangeContract(`the server at ${UPBIT_URL}`, openOutside);

async function openOutside() {
  const [quote] = await createUpbitFeed({ baseUrl: UPBIT_URL }).quotes([instrumentById('KRW-BTC')]);
  if (quote === undefined) throw new Error('the server at UPBIT_URL does not quote KRW-BTC');
  // Names are used up for ever there, so each run has its own.
  const run = Date.now().toString(36);
  const farPrice = Math.floor((quote.price * 0.7) / 1000) * 1000;
  return {
    exchange: createUpbitExchange({
      baseUrl: UPBIT_URL,
      keys: { accessKey: UPBIT_ACCESS_KEY, secretKey: UPBIT_SECRET_KEY },
    }),
    now: () => Date.now(),
    money: 'KRW',
    neverSent: 'not-found' as const,
    namesOrders: true,
    buys: sampleOrder({ id: `buys_${run}`, size: { by: 'spending', units: unitsFromText('10010') } }),
    rests: sampleOrder({
      id: `rests_${run}`,
      type: 'limit',
      size: { by: 'quantity', units: unitsFromNumber(Number((20_000 / farPrice).toFixed(8))) },
      limitPriceUnits: unitsFromNumber(farPrice),
    }),
    refusable: sampleOrder({ id: `dear_${run}`, size: { by: 'spending', units: unitsFromText('999000000') } }),
    close: async () => undefined,
  };
}
