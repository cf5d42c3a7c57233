import { dayMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { exchangeContract, fillsOf } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { type KisStage, openKisStage } from './kis-stage.ts';

exchangeContract('KIS with shares', openKisStage);
exchangeContract('the mock of KIS with shares', () => openKisStage({ isMock: true }));
exchangeContract('KIS with futures', () => openKisStage({ futures: true }));
exchangeContract('the mock of KIS with futures', () => openKisStage({ futures: true, isMock: true }));

const stages: KisStage[] = [];
async function open(): Promise<KisStage> {
  const stage = await openKisStage();
  stages.push(stage);
  return stage;
}
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

const path = '/order-cash$';

describe('an order at KIS, which knows no ids of ours', () => {
  it('is never sent a second time, by whatever process', async () => {
    const stage = await open();
    const first = await stage.exchange.submit(stage.buys, stage.now());
    expect(await stage.reopen().submit(stage.buys, stage.now())).toEqual(first);
    expect(stage.placed()).toBe(1);
  });

  it.each([
    ['fails after it took the order', { answer: 'failing', late: true, path }, 'filled'],
    ['answers garbage after it took the order', { answer: 'truncated', path }, 'filled'],
    ['loses its way before it took the order', { answer: 'maintenance', path }, 'unknown'],
    ['fails before it took the order', { answer: 'failing', path }, 'unknown'],
    ['has had too many calls', { answer: 'throttled', path }, 'rejected'],
    ['does not let us in', { answer: 'banned', path }, 'rejected'],
  ] as const)('is sent once when the venue %s', async (_name, fault, status) => {
    const stage = await open();
    stage.fault({ ...fault, times: 1 });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe(status);
    expect(stage.placed()).toBe(1);
  });

  it('stays unknown while it may have come, and is not there once its day is over', async () => {
    const stage = await open();
    stage.fault({ answer: 'failing', path, times: 1 });
    await stage.exchange.submit(stage.buys, stage.now());
    expect((await stage.exchange.find(stage.buys, stage.now())).status).toBe('unknown');
    stage.pass(dayMs);
    expect((await stage.exchange.find(stage.buys, stage.now())).status).toBe('not-found');
  });

  it.each([
    ['of ours', (stage: KisStage) => stage.exchange],
    ['that its owner placed elsewhere', (stage: KisStage) => stage.elsewhere()],
  ])('is not taken for one %s that was there before it, however alike', async (_whose, of) => {
    const stage = await open();
    await of(stage).submit({ ...stage.rests, id: 'order_twin' }, stage.now());
    stage.fault({ answer: 'failing', path, times: 1 });
    const answer = await stage.exchange.submit(stage.rests, stage.now());
    expect(answer.status, 'the twin is no proof').toBe('unknown');
  });

  it('stays unknown when two that were not answered could be the same one, also when the day is over', async () => {
    const stage = await open();
    const twin = { ...stage.rests, id: 'order_twin' };
    stage.fault({ answer: 'failing', path, times: 1 });
    await stage.exchange.submit(twin, stage.now());
    stage.fault({ answer: 'failing', late: true, path, times: 1 });
    expect((await stage.exchange.submit(stage.rests, stage.now())).status).toBe('unknown');
    stage.pass(dayMs);
    expect((await stage.exchange.find(stage.rests, stage.now())).status).toBe('unknown');
  });

  it('is not sent when the day’s orders cannot be read first', async () => {
    const stage = await open();
    stage.fault({ answer: 'failing', path: '/inquire-daily-ccld' });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe('rejected');
    expect(stage.placed()).toBe(0);
  });

  it('is not sent when no pass can be had', async () => {
    const stage = await open();
    stage.fault({ answer: 'banned', path: '/tokenP$' });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe('rejected');
    expect(stage.placed()).toBe(0);
  });

  it('shares one pass with every other process', async () => {
    const stage = await open();
    await stage.exchange.submit(stage.buys, stage.now());
    await stage.reopen().find(stage.buys, stage.now());
    expect(stage.passes()).toBe(1);
  });

  it('never costs more than it may spend, and is charged by the rulebook', async () => {
    const stage = await open();
    const [fill] = fillsOf(await stage.exchange.submit(stage.buys, stage.now()));
    expect((fill?.grossUnits ?? 0n) + (fill?.feeUnits ?? 0n)).toBeLessThanOrEqual(unitsFromText('1000000'));
    const sale = {
      ...stage.buys,
      id: 'order_sale',
      side: 'sell' as const,
      size: { by: 'quantity' as const, units: unitsFromText('10') },
    };
    const [sold] = fillsOf(await stage.exchange.submit(sale, stage.now()));
    const gross = 10 * stage.price;
    expect(sold).toMatchObject({
      grossUnits: unitsFromText(String(gross)),
      feeUnits: unitsFromText(String(Math.ceil((gross * 15) / 100_000))),
      taxUnits: unitsFromText(String(Math.ceil(gross / 500))),
    });
  });

  it('is found a month later, when nobody has asked since its answer was lost', async () => {
    const stage = await open();
    stage.fault({ answer: 'failing', late: true, path, times: 1 });
    await stage.exchange.submit(stage.rests, stage.now());
    stage.pass(30 * dayMs);
    expect(await stage.reopen().find(stage.rests, stage.now())).toMatchObject({ status: 'expired', fills: [] });
    expect(stage.placed()).toBe(1);
  });

  it('ends with its day', async () => {
    const stage = await open();
    await stage.exchange.submit(stage.rests, stage.now());
    stage.pass(dayMs);
    expect(await stage.exchange.find(stage.rests, stage.now())).toMatchObject({ status: 'expired', fills: [] });
  });

  it('is found on a later page of a busy day, and a cancellation is not taken for an order', async () => {
    const stage = await open();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await stage.exchange.submit({ ...stage.rests, id }, stage.now());
    await stage.exchange.cancel({ ...stage.rests, id: 'a' }, stage.now());
    expect(await stage.exchange.find({ ...stage.rests, id: 'a' }, stage.now())).toMatchObject({ status: 'cancelled' });
    expect(await stage.exchange.find({ ...stage.rests, id: 'b' }, stage.now())).toMatchObject({ status: 'open' });
  });

  it.each([
    ['stop', {}],
    ['best', {}],
    ['limit', { timeInForce: 'fok' }],
    ['limit', { size: { by: 'quantity', units: unitsFromText('1.5') } }],
    ['market', { instrumentId: 'KRW-BTC' }],
  ] as const)('of type %s with %o is refused before it leaves', async (type, changes) => {
    const stage = await open();
    const answer = await stage.exchange.submit({ ...stage.rests, ...changes, type }, stage.now());
    expect(answer.status).toBe('rejected');
    expect(stage.placed()).toBe(0);
  });
});
