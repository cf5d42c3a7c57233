import { expect, it } from 'vitest';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { sampleOrder } from './sample-order.ts';
import { createUpbitExchange } from './upbit-exchange.ts';

const keys = { accessKey: 'a', secretKey: 's' };
const limit = { type: 'limit', limitPriceUnits: unitsFromText('90000000') } as const;
const rests = sampleOrder({ ...limit, size: { by: 'quantity', units: unitsFromText('0.001') } });

it('goes on without a test where there is none: the order itself is still judged', async () => {
  const { exchange, asked } = venueOf({ '/v1/orders/test': new Response('no such page', { status: 404 }) });
  expect(await exchange.submit(rests, 1)).toMatchObject({ status: 'open' });
  expect(asked).toEqual(['GET /v1/orders/chance', 'POST /v1/orders/test', 'POST /v1/orders', 'GET /v1/order']);
});

it('does not wait for the end of what rests, and looks again at what should have ended', async () => {
  const resting = venueOf({});
  await resting.exchange.submit(rests, 1);
  expect(resting.asked.filter((path) => path === 'GET /v1/order')).toHaveLength(1);
  const taking = venueOf({});
  await taking.exchange.submit({ ...rests, timeInForce: 'ioc' }, 1);
  expect(taking.asked.filter((path) => path === 'GET /v1/order')).toHaveLength(3);
});

it('spends what was put aside, fee included, where the venue charges more than the rulebook says', async () => {
  const { exchange, bodies } = venueOf({ '/v1/orders/chance': fees('0.0025') });
  await exchange.submit(sampleOrder(), 1);
  await exchange.submit(sampleOrder({ id: 'order_next' }), 1);
  // 100,000 won over 1.0025, in whole won; asked once.
  expect(bodies.map(({ price }) => price)).toEqual(['99750', '99750', '99750', '99750']);
  expect(await exchange.submit(rests, 1), 'a limit cannot give way').toMatchObject({ status: 'rejected' });
});

it('keeps to the rulebook where the venue charges less, or does not say', async () => {
  for (const chance of [fees('0'), new Response('', { status: 503 }), fees('many')]) {
    const { exchange, bodies } = venueOf({ '/v1/orders/chance': chance });
    await exchange.submit(sampleOrder(), 1);
    expect(bodies.at(-1)?.price).toBe('99950');
  }
});

function fees(rate: string): Response {
  return new Response(JSON.stringify({ bid_fee: rate, ask_fee: rate }), { status: 200 });
}

/** A venue where every order rests. */
function venueOf(answers: Readonly<Record<string, Response>>) {
  const asked: string[] = [];
  const bodies: { price?: string }[] = [];
  const amounts = { paid_fee: '0', executed_volume: '0', trades: [] };
  const order = { uuid: 'u', market: 'KRW-BTC', side: 'bid', state: 'wait', ord_type: 'limit', ...amounts };
  const exchange = createUpbitExchange({
    baseUrl: 'http://venue.test',
    keys,
    wait: async () => undefined,
    fetch: async (url, init) => {
      const { pathname } = new URL(String(url));
      asked.push(`${init?.method} ${pathname}`);
      if (typeof init?.body === 'string') bodies.push(JSON.parse(init.body));
      return answers[pathname]?.clone() ?? new Response(JSON.stringify(order), { status: 200 });
    },
  });
  return { exchange, asked, bodies };
}
