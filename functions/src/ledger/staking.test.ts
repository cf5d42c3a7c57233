import { dayMs, hourMs } from '@gaemi/core/base/instant.ts';
import type { CallableName } from '@gaemi/core/callables.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { valuePortfolio } from '@gaemi/core/portfolio/value-portfolio.ts';
import { units } from '@gaemi/core/testing/samples.ts';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../testing/message-bus.ts';
import {
  createStakingDesk as createDesk,
  stakingDayStartMs as dayStartMs,
  wishOf as wish,
} from '../testing/staking-desk.ts';

const deliveries: readonly Delivery[] = ['once', 'three-times', 'crash-before-telling', 'until-done'];

describe('staking', () => {
  it.each(deliveries)('pays a day once and loses none when every message is delivered %s', async (delivery) => {
    const desk = await createDesk(delivery);
    await desk.ask('stake', wish('8', 'in'), dayStartMs + hourMs);
    await desk.tick(dayStartMs + dayMs);
    await desk.tick(dayStartMs + 2 * dayMs);
    // Nobody ticked for two days.
    await desk.ask('unstake', wish('3', 'out'), dayStartMs + 4 * dayMs + hourMs);
    for (let day = 5; day <= 13; day += 1) await desk.tick(dayStartMs + day * dayMs);

    const { balances, entries, accounts, position, alerts } = await desk.books();
    expect([...trialBalance(accounts).values()], 'the books sum to zero').toEqual([0n]);
    expect(entries.filter(({ kind }) => kind === 'reward').map(({ causeId }) => causeId.slice(-5))).toEqual(
      ['21', '22', '23', '24', '25', '26', '27', '28', '29', '30'].map((day) => `11-${day}`).concat(['12-01', '12-02']),
    );
    expect(balances.holding, 'what was asked back is free again, to the unit').toBe(units(5));
    expect(balances.unbonding).toBe(0n);
    expect(balances.rewards).toBe(-(balances.staked - units(5)) - balances.fees);
    expect(position?.quantityUnits, 'the position is all that is owned').toBe(balances.holding + balances.staked);
    expect(position?.costUnits, 'rewards cost nothing').toBe(units(50_000_000));
    expect(
      alerts.map(({ id }) => id),
      'told once, whatever was delivered',
    ).toEqual(['unstake_out']);
    expect(await desk.drifts(), 'every book agrees, the venue too').toEqual([]);
  });

  it('moves nothing twice when a request comes again, and refuses another one under its name', async () => {
    const desk = await createDesk('once');
    const atMs = dayStartMs + hourMs;
    expect(await desk.call('stake', wish('8', 'r'), atMs)).toMatchObject({
      status: 'posted',
      stakedUnits: units(8).toString(),
    });
    expect(await desk.call('stake', wish('8', 'r'), atMs)).toMatchObject({ status: 'already-posted' });
    await expect(desk.call('stake', wish('1', 'r'), atMs)).rejects.toThrow('another quantity');
    const first = await desk.call('unstake', wish('2', 'r'), atMs);
    expect(await desk.call('unstake', wish('2', 'r'), atMs)).toMatchObject({
      ...Object(first),
      status: 'already-posted',
    });
    expect((await desk.books()).balances).toMatchObject({ holding: units(2), staked: units(6), unbonding: units(2) });
  });

  it('says what can be staked, the least of it, and what is there', async () => {
    const desk = await createDesk('once');
    const ask = (data: unknown, name: CallableName = 'stake') => desk.call(name, data, dayStartMs);
    await expect(ask(wish('1', 'r', 'BTC'))).rejects.toThrow('these can: ETH, SOL, ADA, ATOM');
    await expect(ask(wish('0.01', 'r'))).rejects.toThrow('At least 0.02 ETH');
    await expect(ask(wish('11', 'r'))).rejects.toThrow('10 ETH is available for staking');
    await expect(ask(wish('1', 'r'), 'unstake')).rejects.toThrow('0 ETH is staked');
    await expect(ask(wish('1', 'r', 'ETH/x')), 'an asset names a document').rejects.toThrow('asset');
    await desk.useRealAccount();
    await expect(ask(wish('1', 'r'))).rejects.toThrow('Only coins of the paper account');
    expect((await desk.books()).balances, 'nothing moved').toMatchObject({ holding: units(10), staked: 0n });
  });

  it('is part of what the account is worth, and not of what can be sold', async () => {
    const desk = await createDesk('once');
    await desk.call('stake', wish('8', 'in'), dayStartMs + hourMs);
    await desk.call('unstake', wish('3', 'out'), dayStartMs + hourMs);
    const { accounts, position } = await desk.books();
    const quote = { instrumentId: 'KRW-ETH', price: 6_000_000, atMs: dayStartMs, source: 'test' };
    const positions = position === undefined ? [] : [position];
    const quotes = new Map([['KRW-ETH', quote]]);
    const portfolio = valuePortfolio({ accounts, positions, quotes, previous: undefined, atMs: dayStartMs });
    expect(portfolio.equityUnits).toBe(units(60_000_000));
    expect((await desk.books()).balances.holding).toBe(units(2));
  });
});
