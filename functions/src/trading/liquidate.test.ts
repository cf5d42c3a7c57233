import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { describe, expect, it } from 'vitest';
import { memberId, tickAtMs } from '../testing/desk-in-memory.ts';
import type { Delivery } from '../testing/message-bus.ts';
import { futureId, openFuturesDesk } from '../testing/futures-desk.ts';

const won = (amount: number) => unitsFromText(String(amount));
const nextMinute = tickAtMs + minuteMs;

describe('futures that have to be closed', () => {
  it('are bought back by their stop when prices rise, all of them and no more', async () => {
    const at = await openFuturesDesk();
    await at.place('sell', 2);
    await at.quote(420, nextMinute);
    await at.tick('protect-positions', nextMinute);
    await at.tick('protect-positions', nextMinute);
    const stop = (await at.orders()).find(({ strategyId }) => strategyId === 'stop-loss');
    expect(stop).toMatchObject({ side: 'buy', status: 'filled', intent: 'exit', size: { units: won(2) } });
    expect(at.exchange.submittedIds).toHaveLength(2);
    expect([await at.balance('contracts_KOSPI200F'), await at.balance('margin_KRW')]).toEqual([0n, 0n]);
  });

  it.each(['once', 'three-times', 'crash-before-telling'] as const)(
    'are liquidated when cash and margin no longer carry them, whether messages come %s',
    async (delivery) => {
      const at = await openThin(delivery);
      // Margin 9,300,000 and 696,999 of cash; at 385.00 3,762,500 are lost and 6,234,499 left, with 5,967,500 needed.
      await at.quote(385, nextMinute);
      await at.tick('protect-positions', nextMinute);
      expect(at.exchange.submittedIds, 'enough is left').toHaveLength(1);
      // At 383.00 4,262,500 are lost and 5,734,499 left, with 5,936,500 needed.
      await at.quote(383, nextMinute + minuteMs);
      await at.tick('protect-positions', nextMinute + minuteMs);
      await at.tick('protect-positions', nextMinute + minuteMs);
      expect(at.exchange.submittedIds).toEqual(['order_manual_buy', `order_liquidation_KOSPI200F_${tickAtMs}`]);
      // Sold at 382.9617 -> 382.95: 95,737,500; commission 2,872.125 -> 2,873. Bought for 100,012,500.
      expect(await at.balance('cash_KRW')).toBe(won(9_996_999 - 4_275_000 - 2873));
      expect(await at.position()).toMatchObject({ quantityUnits: 0n, futures: { marginUnits: 0n, settledUnits: 0n } });
      const events = await at.store.list({ collection: 'riskEvents', userId: memberId, limit: 9 });
      expect(events.map(({ kind }) => kind)).toEqual(['liquidated']);
      const alerts = await at.store.list({ collection: 'alerts', userId: memberId, limit: 9 });
      expect(alerts.filter(({ level }) => level === 'critical')).toHaveLength(1);
    },
  );

  it('are liquidated though an order of their owner holds them: it ends first', async () => {
    const at = await openThin('once');
    const limit = {
      type: 'limit',
      limitPriceUnits: won(450).toString(),
      size: { by: 'quantity', units: won(1).toString() },
    };
    await at.desk.run('place-order', { instrumentId: futureId, side: 'sell', ...limit, requestId: 'dream' });
    await at.desk.drain();
    await at.quote(380, nextMinute);
    await at.tick('protect-positions', nextMinute);
    const ended = (await at.orders()).map(({ strategyId, status }) => `${strategyId} ${status}`);
    expect(ended.toSorted()).toEqual(['liquidation filled', 'manual cancelled', 'manual filled']);
    expect((await at.position())?.quantityUnits).toBe(0n);
  });

  it('are left alone on a price that is too old', async () => {
    const at = await openThin('once');
    await at.quote(300, nextMinute);
    await at.tick('protect-positions', nextMinute + 10 * minuteMs);
    expect(at.exchange.submittedIds).toHaveLength(1);
  });
});

/** One contract, nearly all other money withdrawn, and no stop in the way. */
async function openThin(delivery: Delivery) {
  const at = await openFuturesDesk(delivery);
  await at.limit({ stopLossFraction: 1, positionFraction: 1 });
  await at.place('buy', 1);
  await at.desk.ask('withdraw', { currency: 'KRW', units: won(990_000_000).toString(), requestId: 'out' });
  await at.desk.drain();
  return at;
}
