import { documentRef } from '@gaemi/core/collections.ts';
import { expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { allowShorts } from './allow-shorts.ts';

const caller = { userId: 'ant', email: 'ant@gaemi.local' };
const yes = { allowed: true, confirmation: 'SHORT' };

it('lets signals sell short by the typed word, tells it once, and keeps the other settings', async () => {
  const { ask, settings, alerts } = openDesk();
  expect(await ask(yes)).toEqual({ allowed: true });
  expect(await ask(yes)).toEqual({ allowed: true });
  expect(await settings()).toMatchObject({ shorts: true, halt: { halted: false }, limits: { tradingEnabled: true } });
  expect(await alerts()).toMatchObject([{ level: 'warning' }]);
});

it('forbids it again without a word', async () => {
  const { ask, settings, alerts } = openDesk();
  await ask(yes);
  expect(await ask({ allowed: false })).toEqual({ allowed: false });
  expect((await settings())?.shorts).toBe(false);
  expect(await alerts()).toHaveLength(2);
});

it.each([
  [{ allowed: true }, 'Type SHORT'],
  [{ allowed: true, confirmation: 'short' }, 'cannot be understood'],
  [{}, 'cannot be understood'],
])('changes nothing by %o', async (data, said) => {
  const { ask, settings } = openDesk();
  await expect(ask(data)).rejects.toThrow(said);
  expect(await settings()).toBeUndefined();
});

function openDesk() {
  const store = memoryStore();
  let nowMs = 5;
  const context = quietContext({ store, clock: { nowMs: () => (nowMs += 1) } });
  return {
    ask: (data: unknown) => allowShorts.handle({ data, atMs: 5, caller }, context),
    settings: () => store.get(documentRef('settings', 'trading', 'ant')),
    alerts: () => store.list({ collection: 'alerts', userId: 'ant', limit: 10 }),
  };
}
