import { dayMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { units } from '@gaemi/core/testing/samples.ts';
import { expect, it } from 'vitest';
import { createStakingDesk, stakingDayStartMs as dayStartMs, wishOf } from '../testing/staking-desk.ts';

it('a stop sells what is free, tells of what is staked, and sells that once it has come back', async () => {
  const desk = await createStakingDesk('once');
  await desk.ask('stake', wishOf('8', 'in'), dayStartMs);
  await desk.quote(4_000_000, dayStartMs + minuteMs);
  await desk.tick(dayStartMs + minuteMs, 'protect-positions');
  expect(await sales(desk)).toEqual([['filled', units(2)]]);

  await desk.tick(dayStartMs + 2 * minuteMs, 'protect-positions');
  expect(await sales(desk), 'nothing is ordered that cannot be sold').toEqual([['filled', units(2)]]);
  expect((await desk.books()).alerts.map(({ id }) => id)).toContain('staked-at-stop_KRW-ETH_2026-11-20');

  await desk.ask('unstake', wishOf('8', 'out'), dayStartMs + 3 * minuteMs);
  const backAtMs = dayStartMs + 8 * dayMs;
  await desk.tick(backAtMs);
  await desk.quote(4_000_000, backAtMs + minuteMs);
  await desk.tick(backAtMs + minuteMs, 'protect-positions');
  expect((await sales(desk)).toSorted()).toEqual([
    ['filled', units(2)],
    ['filled', units(8)],
  ]);
  expect((await desk.books()).balances).toMatchObject({ holding: 0n, unbonding: 0n });
});

async function sales(desk: Awaited<ReturnType<typeof createStakingDesk>>) {
  return (await desk.orders()).map(({ status, size }) => [status, size.units]);
}
