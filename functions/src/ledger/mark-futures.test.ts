import { hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { describe, expect, it } from 'vitest';
import { memberId } from '../testing/desk-in-memory.ts';
import { futureId, openFuturesDesk } from '../testing/futures-desk.ts';

const korean = (time: string): Instant => Date.parse(`${time}:00+09:00`);
const won = (amount: number) => unitsFromText(String(amount));
const friday = korean('2026-11-20T15:45');
const monday = korean('2026-11-23T15:45');

describe('mark-futures', () => {
  it.each(['once', 'three-times', 'crash-before-telling'] as const)(
    'settles two sessions to the won, whether it is woken %s',
    async (delivery) => {
      const at = await openFuturesDesk(delivery);
      await at.place('buy', 1);
      // 400.04 -> 400.05: 100,012,500; commission 3,000.375 -> 3,001; margin 9.3 % of 100,000,000.
      const start = 1_000_000_000 - 9_300_000 - 3001;
      expect(await at.balance('cash_KRW')).toBe(won(start));
      await at.lastMinute(402, friday);
      for (const minutes of [5, 15, 25, 600]) await at.tick('mark-futures', friday + minutes * minuteMs);
      expect(await at.balance('cash_KRW'), '402.00 are 100,500,000').toBe(won(start + 487_500));
      await at.lastMinute(399, monday);
      await at.tick('mark-futures', monday + 5 * minuteMs);
      expect(await at.balance('cash_KRW'), '399.00 are 99,750,000').toBe(won(start + 487_500 - 750_000));

      const marks = (await at.entries()).filter(({ kind }) => kind === 'variation').map(({ id }) => id);
      expect(marks.toSorted()).toEqual(['mark_KOSPI200F_2026-11-20_won', 'mark_KOSPI200F_2026-11-23_lost']);
      const accounts = await at.store.list({ collection: 'accounts', userId: memberId, limit: 50 });
      expect([...trialBalance(accounts).values()].every((sum) => sum === 0n)).toBe(true);
      const portfolio = await at.store.get(documentRef('portfolio', 'current', memberId));
      expect(portfolio?.marginUnits).toBe(won(9_300_000));
      // The board still says 400.00: 250,000 more than what was settled.
      expect(portfolio?.equityUnits).toBe(won(1_000_000_000 - 3001 - 12_500));
    },
  );

  it('does not settle a session again though its last minute is corrected; the next one takes it in', async () => {
    const at = await openFuturesDesk();
    await at.place('buy', 1);
    await at.lastMinute(402, friday);
    await at.tick('mark-futures', friday + 5 * minuteMs);
    const after = await at.balance('cash_KRW');
    await at.lastMinute(403, friday);
    await at.tick('mark-futures', friday + 15 * minuteMs);
    expect(await at.balance('cash_KRW')).toBe(after);
    await at.lastMinute(403, monday);
    await at.tick('mark-futures', monday + 5 * minuteMs);
    expect((await at.balance('cash_KRW')) - after).toBe(won(250_000));
  });

  it('settles nothing before the session ends, without its last price, or of a position opened after it', async () => {
    const at = await openFuturesDesk();
    await at.place('sell', 1);
    const before = await at.balance('cash_KRW');
    await at.lastMinute(402, korean('2026-11-19T15:45'));
    await at.tick('mark-futures', friday - 10 * minuteMs);
    await at.tick('mark-futures', monday + 5 * minuteMs);
    expect(await at.balance('cash_KRW')).toBe(before);
    await at.quote(390, monday - 30_000);
    await at.tick('mark-futures', monday + 15 * minuteMs);
    // Sold at 399.95: 99,987,500; bought back it would be 97,500,000.
    expect((await at.balance('cash_KRW')) - before, 'the board stands in for a missing minute').toBe(won(2_487_500));
  });

  it('ends a contract at its last price, gives the margin back, and agrees with the venue and the books', async () => {
    const at = await openFuturesDesk();
    await at.place('sell', 2);
    const lastDay = korean('2026-12-10T15:20');
    await at.lastMinute(380, lastDay);
    await at.tick('mark-futures', lastDay + 10 * minuteMs);
    // Sold at 399.95: 2 x 99,987,500 - 2 x 95,000,000, less 5,999.25 -> 6,000 of commission.
    expect(await at.balance('cash_KRW')).toBe(won(1_000_000_000 + 9_975_000 - 6000));
    expect(await at.position()).toMatchObject({ quantityUnits: 0n, futures: { marginUnits: 0n, settledUnits: 0n } });
    await at.tick('verify-books', korean('2026-12-11T04:07'));
    expect(await at.store.list({ collection: 'incidents', userId: memberId, limit: 9 })).toEqual([]);
  });

  it('waits with the end of a contract for an order that holds some of it; the venue ends that order too', async () => {
    const at = await openFuturesDesk();
    await at.place('buy', 1);
    const limit = {
      type: 'limit',
      limitPriceUnits: won(450).toString(),
      size: { by: 'quantity', units: won(1).toString() },
    };
    await at.desk.run('place-order', { instrumentId: futureId, side: 'sell', ...limit, requestId: 'dream' });
    await at.desk.drain();
    expect(await at.balance('closing_KOSPI200F')).toBe(won(1));
    const lastDay = korean('2026-12-10T15:20');
    await at.lastMinute(410, lastDay);
    await at.tick('mark-futures', lastDay + minuteMs);
    expect((await at.position())?.quantityUnits, 'still promised').toBe(won(1));
    await at.tick('sync-orders', lastDay + 2 * minuteMs);
    await at.tick('mark-futures', lastDay + 10 * minuteMs);
    expect((await at.orders()).find(({ side }) => side === 'sell')?.status).toBe('expired');
    expect((await at.position())?.quantityUnits).toBe(0n);
    expect(await at.balance('contracts_KOSPI200F')).toBe(0n);
  });

  it('calls for margin once a day, as soon as a session has left too little', async () => {
    const at = await openFuturesDesk();
    await at.place('buy', 1);
    await at.desk.run('withdraw', { currency: 'KRW', units: won(990_000_000).toString(), requestId: 'out' });
    await at.desk.drain();
    await at.lastMinute(385, friday);
    for (const minutes of [5, 15]) await at.tick('mark-futures', friday + minutes * minuteMs);
    // 696,999 of cash and then 3,065,501 of the margin paid for the 3,762,500 that were lost.
    expect([await at.balance('cash_KRW'), await at.balance('margin_KRW')]).toEqual([0n, won(6_234_499)]);
    await at.tick('mark-futures', friday + hourMs / 2);
    const calls = (await at.store.list({ collection: 'alerts', userId: memberId, limit: 50 })).filter(({ id }) =>
      id.startsWith('margin-call'),
    );
    expect(calls, '6.2 % of 96,250,000 are 5,967,500: enough is left').toEqual([]);
    await at.lastMinute(383, monday);
    for (const minutes of [5, 15]) await at.tick('mark-futures', monday + minutes * minuteMs);
    const events = await at.store.list({ collection: 'riskEvents', userId: memberId, limit: 50 });
    expect(events.map(({ id, kind }) => [id, kind])).toEqual([['margin-call_2026-11-23', 'margin-call']]);
  });
});
