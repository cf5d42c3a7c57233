import { dayMs, hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { CallableName } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { valuePortfolio } from '@gaemi/core/portfolio/value-portfolio.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { positionOf, units } from '@gaemi/core/testing/samples.ts';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { functions } from '../functions.ts';
import { postInTransaction } from '../runtime/post-in-transaction.ts';
import { createMessageBus, type Delivery } from '../testing/message-bus.ts';
import { quietContext } from '../testing/quiet-context.ts';

const userId = 'ant';
/** 2026-11-20, 09:00 in Korea. */
const dayStartMs = Date.UTC(2026, 10, 20);
const wish = (amount: string, requestId: string, asset = 'ETH') => ({
  asset,
  units: units(amount).toString(),
  requestId,
});

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

/** A member with ten ETH that were bought for fifty million won. */
async function createDesk(delivery: Delivery) {
  const store = memoryStore();
  const bus = createMessageBus(functions, delivery);
  const exchange: Pick<Exchange, 'name' | 'balances'> = {
    name: 'paper',
    balances: async () => new Map([['ETH', units(10)]]),
  };
  const caller = { userId, email: 'ant@gaemi.local' };
  const settings = defaultSettings([], dayStartMs);
  const held = { instrumentId: 'KRW-ETH', quantityUnits: units(10), costUnits: units(50_000_000), costByStrategy: {} };
  await store.set(documentRef('users', userId), { userId, email: caller.email, joinedAtMs: 0 });
  await store.set(documentRef('settings', 'trading', userId), settings);
  await store.set(documentRef('positions', 'KRW-ETH', userId), positionOf(held));
  const bought = {
    id: 'bought',
    kind: 'trade',
    asset: 'ETH',
    units: units(10),
    from: 'market',
    to: 'holding',
  } as const;
  const transfers = [{ ...bought, causeId: 'test', atMs: dayStartMs }];
  await store.transact(async (transaction) =>
    postInTransaction(transaction, { userId, accounts: [], head: undefined, transfers }),
  );

  const contextAt = (atMs: Instant) =>
    // Nothing but balances is asked of the venue here.
    quietContext({ store, clock: { nowMs: () => atMs }, exchanges: async () => exchange as Exchange });
  const find = (name: string) => functions.find((definition) => definition.name === name);
  const drain = (atMs: Instant) =>
    bus.drain((definition, data, publish) => definition.handle({ data, atMs }, { ...contextAt(atMs), publish }));
  const call = async (name: string, data: unknown, atMs: Instant) =>
    find(name)?.handle({ data, atMs, caller }, contextAt(atMs));
  return {
    call,
    async ask(name: string, data: unknown, atMs: Instant) {
      await bus.deliver(async (publish) => find(name)?.handle({ data, atMs, caller }, { ...contextAt(atMs), publish }));
      await drain(atMs);
    },
    async tick(atMs: Instant) {
      const context = contextAt(atMs);
      await bus.deliver(async (publish) =>
        find('accrue-staking')?.handle({ data: { atMs }, atMs }, { ...context, publish }),
      );
      await drain(atMs);
    },
    useRealAccount: () => store.set(documentRef('settings', 'trading', userId), { ...settings, venueAccount: 'upbit' }),
    async drifts() {
      // At night, when the paper venue is asked too.
      const nightMs = dayStartMs + 19 * hourMs + 7 * minuteMs;
      await call('verify-books', { atMs: nightMs }, nightMs);
      return (await store.list({ collection: 'incidents', userId, limit: 20 })).map(({ text }) => text.en);
    },
    async books() {
      const [entries, accounts, alerts, position] = await Promise.all([
        store.list({ collection: 'ledger', userId, orderBy: ['sequence', 'asc'], limit: 200 }),
        store.list({ collection: 'accounts', userId, limit: 20 }),
        store.list({ collection: 'alerts', userId, limit: 20 }),
        store.get(documentRef('positions', 'KRW-ETH', userId)),
      ]);
      const of = (role: string): Units => accounts.find((account) => account.role === role)?.balanceUnits ?? 0n;
      const balances = {
        holding: of('holding'),
        staked: of('staked'),
        unbonding: of('unbonding'),
        rewards: of('rewards'),
        fees: of('fees'),
      };
      return { balances, entries, accounts, alerts, position };
    },
  };
}
