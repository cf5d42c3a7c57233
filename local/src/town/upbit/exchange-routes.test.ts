import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard, type FaultBoard } from '../faults.ts';
import { serveVendor, type VendorServer } from '../serve-vendor.ts';
import { signToken } from './sign-token.ts';
import { createUpbit } from './upbit-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const keys = { accessKey: 'town-access', secretKey: 'town-secret' };
let nowMs = programme.startAtMs;
let faults: FaultBoard;
let server: VendorServer;

beforeEach(async () => {
  nowMs = programme.startAtMs;
  faults = createFaultBoard(() => nowMs);
  const exchange = { keys, balances: { KRW: '10000000', BTC: '0.1' } };
  server = await serveVendor(createUpbit({ programme, faults, speed: 100, exchange }));
});
afterEach(() => server.close());

describe('an order at the exchange', () => {
  it('answers "wait" to a market buy, which then ends as "cancel" with its dust given back', async () => {
    const placed = await post({ market: 'KRW-BTC', side: 'bid', price: '10000', ord_type: 'price', identifier: 'one' });
    expect(placed).toMatchObject({ status: 201, body: { state: 'wait', locked: '10005', reserved_fee: '5' } });
    expect(placed.body).not.toHaveProperty('volume');
    const { body: order } = await get('/v1/order', 'identifier=one');
    expect(order.state).toBe('cancel');
    const [trade] = order.trades;
    expect(Number(trade.funds)).toBeCloseTo(Number(trade.price) * Number(order.executed_volume), 6);
    expect(Number(order.paid_fee)).toBeCloseTo(Number(trade.funds) * 0.0005, 9);
    expect(Number(order.locked)).toBeCloseTo(10_005 - Number(trade.funds) - Number(order.paid_fee), 9);
    const [won, coin] = await accounts();
    expect(Number(won.balance)).toBeCloseTo(10_000_000 - Number(trade.funds) - Number(order.paid_fee), 6);
    expect(won.locked, 'nothing stays locked').toBe('0');
    expect(Number(coin.balance)).toBeCloseTo(0.1 + Number(order.executed_volume), 8);
  });

  it('fills a market sell as "done"', async () => {
    await post({ market: 'KRW-BTC', side: 'ask', volume: '0.001', ord_type: 'market', identifier: 'sell' });
    const { body } = await get('/v1/order', 'identifier=sell');
    expect(body).toMatchObject({ state: 'done', remaining_volume: '0', executed_volume: '0.001', locked: '0' });
    expect(body).not.toHaveProperty('price');
  });

  it('lets a limit order rest, locks for it, and cancels it on request', async () => {
    const price = String(priceNow() - 20_000_000);
    const { body } = await post({ market: 'KRW-BTC', side: 'bid', volume: '0.001', price, ord_type: 'limit' });
    expect(body).toMatchObject({ state: 'wait', remaining_volume: '0.001', smp_type: 'cancel_maker' });
    expect((await get('/v1/orders/open', 'market=KRW-BTC')).body).toHaveLength(1);
    expect((await accounts())[0].locked).toBe(body.locked);
    const cancelled = await ask('DELETE', '/v1/order', `uuid=${body.uuid}`);
    expect(cancelled.body.state, 'a cancellation is accepted first').toBe('wait');
    expect((await get('/v1/order', `uuid=${body.uuid}`)).body).toMatchObject({ state: 'cancel', locked: body.locked });
    expect((await accounts())[0]).toMatchObject({ balance: '10000000', locked: '0' });
    expect((await get('/v1/orders/closed', 'states[]=done&states[]=cancel')).body).toHaveLength(1);
  });

  it('fills a resting order at its own price once the market gets there', async () => {
    const prices = Array.from(
      { length: 7200 },
      (_, second) => seriesOf(programme, 'KRW-BTC')?.priceAt(nowMs + second * 1000)?.price ?? 0,
    );
    const price = String(Math.min(...prices));
    await post({ market: 'KRW-BTC', side: 'bid', volume: '0.001', price, ord_type: 'limit', identifier: 'rest' });
    expect((await get('/v1/order', 'identifier=rest')).body.state).toBe('wait');
    for (let second = 0; second < 7200; second += 600) {
      nowMs = programme.startAtMs + (second + 600) * 1000;
      await get('/v1/accounts', '');
    }
    const { body } = await get('/v1/order', 'identifier=rest');
    expect(body).toMatchObject({ state: 'done', trades: [{ price, volume: '0.001' }] });
  });

  it('burns an identifier, even for an order that was refused', async () => {
    const order = { market: 'KRW-BTC', side: 'bid', price: '99999999', ord_type: 'price', identifier: 'burnt' };
    expect(nameOf(await post(order))).toBe('insufficient_funds_bid');
    expect(nameOf(await post({ ...order, price: '10000' }))).toBe('duplicated_identifier');
    expect(nameOf(await get('/v1/order', 'identifier=burnt'))).toBe('order_not_found');
  });

  it('fills in pieces when the book is thin, and gives the rest of an ioc back', async () => {
    faults.set({ thinBook: true });
    const order = { market: 'KRW-BTC', side: 'ask', volume: '0.1', ord_type: 'limit', time_in_force: 'ioc' };
    await post({ ...order, price: String(priceNow() - 1_000_000), identifier: 'piece' });
    const { body } = await get('/v1/order', 'identifier=piece');
    expect(body.state).toBe('cancel');
    expect(Number(body.executed_volume)).toBeGreaterThan(0);
    expect(Number(body.executed_volume)).toBeLessThan(0.1);
    expect(Number((await accounts())[1].balance)).toBeCloseTo(0.1 - Number(body.executed_volume), 8);
  });

  it('does not trade a person with themselves', async () => {
    const sell = {
      market: 'KRW-BTC',
      side: 'ask',
      volume: '0.01',
      price: String(priceNow() + 3000),
      ord_type: 'limit',
    };
    await post({ ...sell, identifier: 'maker' });
    await post({ ...sell, side: 'bid', identifier: 'taker' });
    expect((await get('/v1/order', 'identifier=maker')).body).toMatchObject({
      state: 'cancel',
      prevented_volume: '0.01',
    });
  });

  it.each([
    ['under_min_total_bid', { side: 'bid', price: '4999', ord_type: 'price' }],
    ['invalid_price_bid', { side: 'bid', price: '100000500', volume: '0.001', ord_type: 'limit' }],
    ['insufficient_funds_ask', { side: 'ask', volume: '0.2', ord_type: 'market' }],
    ['create_bid_error', { side: 'bid', price: '10000', volume: '1', ord_type: 'price' }],
    ['create_ask_error', { side: 'ask', price: '10000', ord_type: 'price' }],
    ['invalid_time_in_force', { side: 'bid', price: '10000', ord_type: 'best' }],
    [
      'invalid_post_only',
      {
        side: 'bid',
        price: '100000000',
        volume: '0.001',
        ord_type: 'limit',
        time_in_force: 'post_only',
        smp_type: 'reduce',
      },
    ],
    ['over_krw_funds_bid', { side: 'bid', price: '1000000001', ord_type: 'price' }],
    ['validation_error', { side: 'both', price: '10000', ord_type: 'price' }],
    ['notfoundmarket', { market: 'KRW-NOPE', side: 'bid', price: '10000', ord_type: 'price' }],
  ])('is refused with %s', async (name, terms) => {
    const reply = await post({ market: 'KRW-BTC', ...terms });
    expect(reply.status).toBe(400);
    expect(nameOf(reply)).toBe(name);
  });

  it('is tested without being placed', async () => {
    const reply = await ask('POST', '/v1/orders/test', '', {
      market: 'KRW-BTC',
      side: 'bid',
      price: '10000',
      ord_type: 'price',
    });
    expect(reply.status).toBe(201);
    expect((await accounts())[0]).toMatchObject({ balance: '10000000', locked: '0' });
  });

  it('tells its chances', async () => {
    const { body } = await get('/v1/orders/chance', 'market=KRW-BTC');
    expect(body).toMatchObject({
      bid_fee: '0.0005',
      market: { bid: { min_total: '5000' } },
      bid_account: { balance: '10000000' },
    });
  });
});

function priceNow(): number {
  return seriesOf(programme, 'KRW-BTC')?.priceAt(nowMs)?.price ?? 0;
}

async function accounts() {
  return (await get('/v1/accounts', '')).body;
}

async function get(path: string, query: string) {
  return ask('GET', path, query);
}

async function post(order: Readonly<Record<string, string>>) {
  return ask('POST', '/v1/orders', '', order);
}

// The vendor's JSON is read here as any client of it would, without our own types.
async function ask(method: string, path: string, ...[query, body]: [string, Readonly<Record<string, string>>?]) {
  const pairs =
    body === undefined
      ? query
      : Object.entries(body)
          .map(([name, value]) => `${name}=${value}`)
          .join('&');
  const response = await fetch(`${server.url}${path}${query === '' ? '' : `?${query}`}`, {
    method,
    headers: { authorization: `Bearer ${signToken(keys, { query: pairs })}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

function nameOf({ body }: { body: { error?: { name?: unknown } } }): unknown {
  return body.error?.name;
}
