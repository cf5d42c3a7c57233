import { unitsFromText } from '@gaemi/core/base/units.ts';
import { exchangeContract, fillsOf } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import { identifierOf } from '@gaemi/functions/adapters/exchanges/upbit/upbit-terms.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { signToken } from './sign-token.ts';
import { openUpbitStage, townKeys, type UpbitStage, type UpbitStageOptions } from './upbit-stage.ts';

exchangeContract('Upbit', openUpbitStage);

const stages: UpbitStage[] = [];
async function open(options: UpbitStageOptions = {}): Promise<UpbitStage> {
  const stage = await openUpbitStage(options);
  stages.push(stage);
  return stage;
}
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

const order = '/v1/orders$';

describe('an order at Upbit, with everything that may go wrong', () => {
  it.each([
    ['is silent after it took the order', { answer: 'timeout', path: order }],
    ['fails after it took the order', { answer: 'failing', late: true, path: order }],
    ['turns us away after it took the order', { answer: 'throttled', late: true, path: order }],
    ['answers garbage after it took the order', { answer: 'truncated', path: order }],
  ] as const)('is one order when the venue %s', async (_name, fault) => {
    const stage = await open();
    stage.fault({ ...fault, times: 1 });
    const answer = await stage.exchange.submit(stage.buys, stage.now());
    expect(answer.status, 'it was looked up').toBe('filled');
    await expectAgreement(stage, answer);
    expect(stage.placed()).toBe(1);
  });

  it.each([
    ['fails', { answer: 'failing', path: order }, 'unknown'],
    ['answers with a page', { answer: 'garbage', path: order }, 'unknown'],
    ['has had too many calls', { answer: 'throttled', path: order }, 'rejected'],
    ['is closed for maintenance', { answer: 'maintenance', path: order }, 'rejected'],
  ] as const)('trades nothing when the venue %s before it takes it', async (_name, fault, status) => {
    const stage = await open();
    stage.fault({ ...fault, times: 1 });
    const answer = await stage.exchange.submit(stage.buys, stage.now());
    expect(answer.status).toBe(status);
    expect(await stage.exchange.find(stage.buys, stage.now())).toEqual({ status: 'not-found' });
    await expectAgreement(stage, answer);
    expect(stage.placed()).toBe(1);
  });

  it('is unknown while we are banned, though nothing more is asked; and found afterwards by another process', async () => {
    const stage = await open();
    stage.fault({ answer: 'banned', late: true, path: order, times: 1 });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe('unknown');
    expect((await stage.exchange.find(stage.buys, stage.now())).status, 'whoever asks on is banned longer').toBe(
      'unknown',
    );
    expect((await ask(stage, `/v1/order`, `identifier=${identifierOf(stage.buys)}`)).state).toBe('cancel');
  });

  it.each([
    ['failing', 'nothing was sent'],
    ['timeout', 'nothing was sent'],
    ['banned', 'nothing was sent'],
    ['maintenance', 'market_offline'],
  ] as const)('is not sent at all when its test ends with %s', async (answer, reason) => {
    const stage = await open();
    stage.fault({ answer, path: '/v1/orders/test' });
    const said = await stage.exchange.submit(stage.buys, stage.now());
    expect(said).toMatchObject({ status: 'rejected', reason: expect.stringContaining(reason) });
    expect(stage.placed()).toBe(0);
  });

  it('is tested again when the first test came too early', async () => {
    const stage = await open();
    stage.fault({ answer: 'throttled', path: '/v1/orders/test', times: 1 });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe('filled');
  });

  it('is adopted when its name was taken already: by a copy of itself', async () => {
    const stage = await open();
    const first = await stage.exchange.submit(stage.buys, stage.now());
    expect(await stage.exchange.submit(stage.buys, stage.now()), 'the venue traded once').toEqual(first);
    await expectAgreement(stage, first);
  });

  it('is rejected when its name was burnt by an order that the venue refused', async () => {
    const stage = await open();
    await stage.burn(identifierOf(stage.buys));
    const answer = await stage.exchange.submit(stage.buys, stage.now());
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.stringContaining('name was used up') });
    await expectAgreement(stage, answer);
  });

  it('is looked up when its token was used: something on the way sent it twice', async () => {
    let nonces = 0;
    // The fee, the test and the order each take one; the order's is taken twice.
    const stage = await open({ nonce: () => `nonce-${(nonces += 1)}` });
    await fetch(`${stage.url}/v1/accounts`, { headers: bearer(signToken(townKeys, { nonce: 'nonce-3' })) });
    expect(await stage.exchange.submit(stage.buys, stage.now())).toEqual({ status: 'unknown', reason: 'nonce_used' });
    expect(stage.placed()).toBe(1);
  });

  it('ends in parts when the book is thin, and the books agree', async () => {
    const stage = await open();
    stage.fault({ thinBook: true });
    const big = sampleOrder({ id: 'order_big', size: { by: 'spending', units: unitsFromText('9000000') } });
    const answer = await stage.exchange.submit(big, stage.now());
    expect(answer.status, 'a part is no whole').toBe('cancelled');
    expect(fillsOf(answer).length).toBeGreaterThan(1);
    await expectAgreement(stage, answer);
  });

  it('gives way to an order of our own that rests, and says so', async () => {
    const stage = await open();
    const size = { by: 'quantity' as const, units: unitsFromText('0.01') };
    const limitPriceUnits = unitsFromText(String(Math.floor(stage.price / 1000) * 1000 + 5000));
    const maker = sampleOrder({ id: 'order_maker', side: 'sell', type: 'limit', size, limitPriceUnits });
    const taker = sampleOrder({ id: 'order_taker', type: 'limit', size, limitPriceUnits });
    await stage.exchange.submit(maker, stage.now());
    const answer = await stage.exchange.submit(taker, stage.now());
    expect(answer).toMatchObject({ status: 'cancelled', fills: [], reason: expect.stringContaining('of our own') });
    expect(await stage.exchange.find(maker, stage.now()), 'what rested still rests').toMatchObject({ status: 'open' });
  });

  it.each([-7_200_000, 7_200_000])('does not mind that our clock is off by %i ms', async (clockOffMs) => {
    const stage = await open({ clockOffMs });
    stage.fault({ skewMs: 300_000 });
    const answer = await stage.exchange.submit(stage.buys, stage.now());
    expect(fillsOf(answer)[0]?.atMs, 'a fill has the time of the venue').toBe(stage.now() + 300_000);
    await expectAgreement(stage, answer);
  });

  it.each([
    ['stop', 'stop orders are not taken'],
    ['stop-limit', 'stop orders are not taken'],
    ['limit', 'needs its price'],
  ] as const)('of type %s without what the venue needs is refused before it leaves', async (type, reason) => {
    const stage = await open();
    const answer = await stage.exchange.submit(sampleOrder({ type }), stage.now());
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.stringContaining(reason) });
    expect(stage.placed()).toBe(0);
  });

  it.each([
    ['best', 'ioc'],
    ['limit', 'fok'],
  ] as const)('of type %s is taken with %s', async (type, timeInForce) => {
    const stage = await open();
    const size = { by: 'quantity' as const, units: unitsFromText('0.001') };
    const limitPriceUnits = unitsFromText(String(Math.floor(stage.price / 1000) * 1000 - 1_000_000));
    const sale = sampleOrder({ id: 'order_sale', side: 'sell', type, timeInForce, size, limitPriceUnits });
    const answer = await stage.exchange.submit(sale, stage.now());
    expect(answer.status).toBe('filled');
    await expectAgreement(stage, answer);
  });
});

/** The venue's wallet and what the adapter reported, to a unit of each fill. */
async function expectAgreement(stage: UpbitStage, answer: object): Promise<void> {
  stage.fault({});
  const side = (await ask(stage, '/v1/orders/closed', '')).some((row: { side: string }) => row.side === 'ask')
    ? -1n
    : 1n;
  const fills = fillsOf(answer);
  const gross = fills.reduce((sum, { grossUnits }) => sum + grossUnits, 0n);
  const fees = fills.reduce((sum, { feeUnits }) => sum + feeUnits, 0n);
  const quantity = fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
  const held = await stage.exchange.balances?.('person');
  const wonOff = (held?.get('KRW') ?? 0n) - (unitsFromText('10000000') - side * gross - fees);
  expect(Number(wonOff), 'won').toBeGreaterThanOrEqual(-1);
  expect(Number(wonOff), 'won').toBeLessThanOrEqual(1);
  expect(held?.get('BTC'), 'coins').toBe(unitsFromText('1') + side * quantity);
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}

// The vendor's JSON is read here as any client of it would, without our own types.
async function ask(stage: UpbitStage, path: string, query: string) {
  const url = `${stage.url}${path}${query === '' ? '' : `?${query}`}`;
  return JSON.parse(await (await fetch(url, { headers: bearer(signToken(townKeys, { query })) })).text());
}
