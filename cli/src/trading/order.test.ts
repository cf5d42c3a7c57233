import { callables } from '@gaemi/core/callables.ts';
import { fillOf, orderOf, units } from '@gaemi/core/testing/samples.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';
import { runLine } from '../testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string, env?: Readonly<Record<string, string>>) => runLine(desk, line, env);

const refusal = { rule: 'available-funds', text: { ko: '현금이 모자랍니다.', en: 'Too little cash.' } };

function answerOrder(name: 'place-order' | 'cancel-order', changes: Partial<Order> = {}): void {
  desk.answers.set(name, { status: 200, body: { result: z.encode(callables[name].output, orderOf(changes)) } });
}

describe('gaemi order', () => {
  it.each([
    ['buy KRW-BTC --spend 100000', { type: 'market', size: { by: 'spending', units: '10000000000000' } }],
    ['buy KRW-BTC --spend 100000 --best', { type: 'best' }],
    [
      'buy KRW-BTC --quantity 0.01 --limit 140000000 --tif day',
      {
        type: 'limit',
        size: { by: 'quantity', units: '1000000' },
        limitPriceUnits: '14000000000000000',
        timeInForce: 'day',
      },
    ],
    [
      'sell KRW-BTC --quantity 0.01 --stop 90000000',
      { side: 'sell', type: 'stop', stopPriceUnits: '9000000000000000' },
    ],
    [
      'sell KRW-BTC --quantity 0.01 --stop 90000000 --limit 89000000 --replaces order_s',
      { type: 'stop-limit', replacesOrderId: 'order_s' },
    ],
  ])('%s', async (line, ticket) => {
    answerOrder('place-order');
    expect(await gaemi(`order ${line} --request-id r`)).toMatchObject({ exitCode: 0, errors: '' });
    expect(desk.asked.at(-1)).toMatchObject({
      path: '/api/place-order',
      body: { data: { ...ticket, requestId: 'r' } },
    });
  });

  it('fails with every reason when the desk refuses, in the language of the terminal', async () => {
    answerOrder('place-order', { status: 'refused', refusals: [refusal, { ...refusal, rule: 'position-size' }] });
    const english = await gaemi('order buy KRW-BTC --spend 100000');
    expect(english.exitCode).toBe(1);
    expect(english.errors).toBe('error: refused: Too little cash. (available-funds) Too little cash. (position-size)');
    expect((await gaemi('order buy KRW-BTC --spend 100000', { LANG: 'ko_KR.UTF-8' })).errors).toContain('현금이');
  });

  it('previews without placing: rounding, cost, gates, and the nearest order', async () => {
    const preview = {
      order: orderOf({ limitPriceUnits: units(99_000_000) }),
      roundings: [{ field: 'limitPrice', askedUnits: units(99_000_001), roundedUnits: units(99_000_000) } as const],
      refusals: [{ ...refusal, rule: 'minimum-order', nearest: { quantityUnits: units('0.0001') } }],
      verdicts: [{ rule: 'fresh-quote' }],
      estimate: {
        priceUnits: units(99_000_000),
        quantityUnits: units('0.00001'),
        grossUnits: units(990),
        feeUnits: units('0.495'),
        taxUnits: 0n,
        totalUnits: units('990.495'),
      },
    };
    const result = z.encode(callables['preview-order'].output, preview);
    desk.answers.set('preview-order', { status: 200, body: { result } });
    const { exitCode, out, errors } = await gaemi('order buy KRW-BTC --quantity 0.00001 --limit 99000001 --preview');
    expect(out).toContain('99000001 is rounded to 99000000');
    expect(out).toMatch(/to pay +990.5 KRW/);
    expect(out).toContain('the nearest that it would take: --quantity 0.0001');
    expect([exitCode, errors]).toEqual([1, 'error: it would be refused: Too little cash. (minimum-order)']);
    expect(desk.asked.map(({ path }) => path)).not.toContain('/api/place-order');
  });

  it.each([
    'buy KRW-BTC',
    'buy KRW-BTC --spend 1 --quantity 1',
    'buy KRW-BTC --spend many',
    'buy KRW-BTC --spend 100000 --best --limit 5',
    'hold KRW-BTC --spend 100000',
    'buy KRW-BTC --spend 100000 --tif forever',
  ])('refuses "%s" before asking, in one line', async (line) => {
    const { exitCode, errors } = await gaemi(`order ${line}`);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: [^\n]+$/);
    expect(desk.asked).toEqual([]);
  });

  it('says how to ask again when the answer is lost, since the order may stand', async () => {
    const { exitCode, errors } = await gaemi('order buy KRW-BTC --spend 100000');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: [^\n]+may have been placed, so ask again with --request-id cli-\d+-\d+$/);
  });
});

describe('gaemi cancel', () => {
  it.each([
    ['cancelled', 0, ''],
    ['filled', 1, 'was filled before'],
    ['expired', 1, 'has ended already'],
    ['open', 1, 'has not confirmed'],
  ] as const)('of an order that is then %s exits with %i', async (status, code, says) => {
    answerOrder('cancel-order', { status, ...(status === 'open' && { cancelAskedAtMs: 1 }) });
    const { exitCode, errors, out } = await gaemi('cancel order_s');
    expect([exitCode, desk.asked.at(-1)?.body]).toEqual([code, { data: { orderId: 'order_s' } }]);
    expect(errors).toContain(says);
    expect(out).toContain(status === 'open' ? 'open (cancel asked)' : status);
  });
});

describe('gaemi orders', () => {
  it('lists in lines, and as JSON with everything', async () => {
    const orders = [orderOf({ status: 'filled', fills: [fillOf()] })];
    const result = z.encode(callables['list-orders'].output, { orders });
    desk.answers.set('list-orders', { status: 200, body: { result } });
    const { out } = await gaemi('orders --limit 5');
    expect(out).toMatch(/^2026-11-20T03:00.+filled +buy +KRW-BTC +market .+filled 0.01 at 100,000,000 KRW +order_s$/);
    expect(desk.asked.at(-1)?.body).toEqual({ data: { only: 'all', limit: 5 } });
    expect(JSON.parse((await gaemi('orders --pending --json')).out)).toEqual(result);
    expect(desk.asked.at(-1)?.body).toMatchObject({ data: { only: 'pending' } });
    expect((await gaemi('orders --limit 0')).exitCode).toBe(1);
  });

  it('reads to the first one ever when all are wanted', async () => {
    const pages = [
      { orders: [orderOf({ id: 'order_2', createdAtMs: 2 })], nextUntilMs: 1 },
      { orders: [orderOf({ id: 'order_1', createdAtMs: 1 })] },
    ].map((page) => ({ status: 200, body: { result: z.encode(callables['list-orders'].output, page) } }));
    const { get } = desk.answers;
    desk.answers.get = (name) => (name === 'list-orders' ? pages.shift() : get.call(desk.answers, name));
    const { out } = await gaemi('orders --all');
    expect(out.split('\n').map((line) => line.split(' ').at(-1))).toEqual(['order_2', 'order_1']);
    expect(desk.asked.at(-1)?.body).toMatchObject({ data: { untilMs: 1 } });
  });
});
