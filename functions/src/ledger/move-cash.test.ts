import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { deposit } from './deposit.ts';
import { withdraw } from './withdraw.ts';

const caller = { userId: 'ant', email: 'ant@gaemi.local' };

describe('the virtual bank', () => {
  it('moves a deposit once though it is asked for twice', async () => {
    const bank = openBank();
    const first = await bank.ask(deposit, '1000', 'a');
    const second = await bank.ask(deposit, '1000', 'a');

    expect(first).toEqual({ status: 'posted', balanceUnits: unitsFromText('1000').toString() });
    expect(second).toEqual({ status: 'already-posted', balanceUnits: unitsFromText('1000').toString() });
    expect(await bank.store.list({ collection: 'ledger', userId: 'ant', limit: 10 })).toHaveLength(1);
    expect(
      bank.published.map(({ topic }) => topic),
      'told again, in case nobody heard',
    ).toEqual(['ledger-posted', 'ledger-posted']);
  });

  it('refuses a withdrawal beyond the balance, with what is available, and moves nothing', async () => {
    const bank = openBank();
    await bank.ask(deposit, '1000.5', 'a');

    const refusal = await bank.ask(withdraw, '2000', 'b').catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(CallableError);
    expect(String(refusal)).toContain('1000.5 KRW is available');
    const cash = await bank.store.get(documentRef('accounts', 'cash_KRW', 'ant'));
    expect(cash?.balanceUnits).toBe(unitsFromText('1000.5'));
  });

  it('refuses a request id that has already moved another amount', async () => {
    const bank = openBank();
    await bank.ask(deposit, '1000', 'a');

    await expect(bank.ask(deposit, '2000', 'a')).rejects.toThrow('already moved another amount');
  });

  it.each(['0', '-1', '10000000000000001'])('refuses an amount of %s', async (amount) => {
    await expect(openBank().ask(deposit, amount, 'a')).rejects.toThrow('cannot be understood');
  });
});

function openBank() {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  const context = quietContext({ store, publish, clock: { nowMs: () => 1_000 } });
  const ask = (definition: typeof deposit, amount: string, requestId: string) => {
    const data = { currency: 'KRW', units: unitsFromText(amount).toString(), requestId };
    return definition.handle({ data, atMs: 0, caller }, context);
  };
  return { store, published, ask };
}
