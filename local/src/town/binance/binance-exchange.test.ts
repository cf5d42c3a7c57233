import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { exchangeContract, fillsOf } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { type BinanceStage, openBinanceStage } from './binance-stage.ts';

exchangeContract('Binance by way of ccxt', openBinanceStage);

const stages: BinanceStage[] = [];
async function open(options?: { secret: string }): Promise<BinanceStage> {
  const stage = await openBinanceStage(options);
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

  it('is not sent while the venue wants nothing new, though what was sent is looked up', async () => {
    const stage = await open();
    stage.fault({ answer: 'throttled', path, times: 1 });
    await stage.exchange.submit(stage.buys, stage.now());
    const again = { ...stage.buys, id: 'order_again' };
    expect(await stage.exchange.submit(again, stage.now())).toMatchObject({ status: 'rejected' });
    expect(stage.placed(), 'the second never left').toBe(1);
    stage.pass(31_000);
    expect((await stage.exchange.submit({ ...again, id: 'order_later' }, stage.now())).status).toBe('filled');
  });

  it('asks nothing at all while it is banned', async () => {
    const stage = await open();
    await stage.exchange.submit(stage.buys, stage.now());
    stage.fault({ answer: 'banned', times: 1 });
    expect((await stage.exchange.find(stage.buys, stage.now())).status).toBe('unknown');
    const before = stage.asked();
    expect((await stage.exchange.find(stage.buys, stage.now())).status).toBe('unknown');
    expect(await stage.exchange.submit({ ...stage.buys, id: 'order_again' }, stage.now())).toMatchObject({
      status: 'rejected',
    });
    expect(stage.asked(), 'asking on prolongs a ban').toBe(before);
    stage.pass(3 * minuteMs);
    expect((await stage.exchange.find(stage.buys, stage.now())).status).toBe('filled');
  });

  it.each([
    ['a price between steps', { limitPriceUnits: unitsFromText('50000.001') }],
    ['a quantity between lots', { size: { by: 'quantity', units: unitsFromText('0.000105') } }],
    ['less than five USDT', { size: { by: 'quantity', units: unitsFromText('0.00001') } }],
  ] as const)('is rejected by the filters of its market for %s', async (_name, change) => {
    const stage = await open();
    const answer = await stage.exchange.submit({ ...stage.rests, ...change }, stage.now());
    expect(answer).toEqual({ status: 'rejected', reason: 'the venue refused it with -1013' });
  });

  it('is refused before it leaves where it is no pair of this venue', async () => {
    const stage = await open();
    const answer = await stage.exchange.submit({ ...stage.buys, instrumentId: 'KRW-BTC' }, stage.now());
    expect(answer).toEqual({ status: 'rejected', reason: 'this venue trades pairs in USDT alone' });
    expect(stage.asked()).toBe(0);
  });

  it('is booked as the assets of this venue, which are not those at home', async () => {
    const stage = await open();
    const [fill] = fillsOf(await stage.exchange.submit(stage.buys, stage.now()));
    const balances = await stage.exchange.balances?.('ant');
    expect([...(balances?.keys() ?? [])].toSorted()).toEqual(['USDT', 'binance:BTC']);
    expect(balances?.get('binance:BTC'), 'the fee was taken in coins').toBe(
      unitsFromText('1') + (fill?.quantityUnits ?? 0n),
    );
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
