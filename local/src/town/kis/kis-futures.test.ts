import { dayMs } from '@gaemi/core/base/instant.ts';
import { unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';
import { fillsOf } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { type KisStage, openKisStage, orderPath } from './kis-stage.ts';

const stages: KisStage[] = [];
async function open(): Promise<KisStage> {
  const stage = await openKisStage({ futures: true });
  stages.push(stage);
  return stage;
}
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

const path = orderPath(true);
const contracts = (count: string) => ({ by: 'quantity' as const, units: unitsFromText(count) });

describe('an order for futures at KIS', () => {
  it('is worth its points, and is charged by the rulebook without a tax', async () => {
    const stage = await open();
    const [fill] = fillsOf(await stage.exchange.submit(stage.buys, stage.now()));
    const worth = stage.price * 250_000 * 2;
    const { feeRate } = rulesOf(instrumentById(stage.buys.instrumentId).venue, stage.now());
    expect(fill).toMatchObject({
      price: stage.price,
      quantityUnits: unitsFromText('2'),
      grossUnits: unitsFromNumber(worth),
      feeUnits: unitsFromNumber(Math.ceil((worth * Number(feeRate)) / 1e8)),
      taxUnits: 0n,
    });
  });

  it('sells what is not owned, and the account holds fewer than none', async () => {
    const stage = await open();
    await stage.exchange.submit({ ...stage.buys, side: 'sell' }, stage.now());
    expect(await stage.exchange.balances?.('person')).toEqual(
      new Map([[stage.buys.instrumentId, unitsFromText('-2')]]),
    );
  });

  it.each([
    ['fails after it took the order', { answer: 'failing', late: true, path }, 'filled'],
    ['answers garbage after it took the order', { answer: 'truncated', path }, 'filled'],
    ['loses its way before it took the order', { answer: 'maintenance', path }, 'unknown'],
    ['has had too many calls', { answer: 'throttled', path }, 'rejected'],
  ] as const)('is sent once when the venue %s', async (_name, fault, status) => {
    const stage = await open();
    stage.fault({ ...fault, times: 1 });
    expect((await stage.exchange.submit(stage.buys, stage.now())).status).toBe(status);
    expect(stage.placed()).toBe(1);
  });

  it('stays unknown while it may have come, is not there once its day is over, and is never sent again', async () => {
    const stage = await open();
    stage.fault({ answer: 'failing', path, times: 1 });
    await stage.exchange.submit(stage.buys, stage.now());
    expect((await stage.reopen().submit(stage.buys, stage.now())).status).toBe('unknown');
    stage.pass(dayMs);
    expect((await stage.exchange.find(stage.buys, stage.now())).status).toBe('not-found');
    expect(stage.placed()).toBe(1);
  });

  it('ends with its day', async () => {
    const stage = await open();
    await stage.exchange.submit(stage.rests, stage.now());
    stage.pass(dayMs);
    expect(await stage.exchange.find(stage.rests, stage.now())).toMatchObject({ status: 'expired', fills: [] });
  });

  it.each([
    ['market', 'ioc', 'filled'],
    ['best', undefined, 'filled'],
    ['best', 'fok', 'filled'],
    ['limit', 'ioc', 'cancelled'],
  ] as const)('of type %s with %s is in the words of the venue', async (type, timeInForce, status) => {
    const stage = await open();
    const { timeInForce: _none, ...rests } = stage.rests;
    const order = { ...rests, id: 'order_kind', type, ...(timeInForce !== undefined && { timeInForce }) };
    expect((await stage.exchange.submit(order, stage.now())).status).toBe(status);
  });

  it.each([
    [{ instrumentId: 'KOSPI200F' }, 'A01612.KF'],
    [{ instrumentId: '005930.KS' }, 'no future'],
    [{ type: 'stop' }, 'stop orders'],
    [{ size: contracts('1.5') }, 'whole'],
    [{ size: { by: 'spending', units: unitsFromText('100') } }, 'number of contracts'],
  ] as const)('with %o is refused before it leaves', async (changes, reason) => {
    const stage = await open();
    const answer = await stage.exchange.submit({ ...stage.rests, ...changes }, stage.now());
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.stringContaining(reason) });
    expect(stage.placed()).toBe(0);
  });
});
