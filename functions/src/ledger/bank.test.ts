import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { callables } from '@gaemi/core/callables.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { chainFault } from '@gaemi/core/ledger/chain.ts';
import { emptyHead } from '@gaemi/core/ledger/entry.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { DefinedFunction } from '../runtime/define.ts';
import { sha256 } from '../runtime/post-in-transaction.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { convert } from './convert.ts';
import { deposit } from './deposit.ts';
import { exportStatement } from './export-statement.ts';
import { statement } from './statement.ts';
import { withdraw } from './withdraw.ts';
import * as z from 'zod/mini';

const caller = { userId: 'ant', email: 'ant@gaemi.local' };
const units = (amount: string) => unitsFromText(amount).toString();

describe('the ledger', () => {
  it('is one chain, though deposits come at once', async () => {
    const bank = openBank();
    const requests = Array.from({ length: 4 }, (_, index) => `r${index}`);
    await Promise.all(requests.map((requestId) => bank.move(deposit, '100', requestId)));
    const entries = await bank.entries();
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(chainFault(emptyHead, entries, sha256)).toBeUndefined();
    expect(entries.at(-1)?.toBalanceUnits).toBe(unitsFromText('400'));
  });

  it('sees an entry that was changed, taken out or put between', async () => {
    const bank = openBank();
    for (const requestId of ['a', 'b', 'c']) await bank.move(deposit, '100', requestId);
    const entries = await bank.entries();
    const forged = entries.map((entry) => (entry.sequence === 2 ? { ...entry, units: entry.units * 2n } : entry));
    expect(chainFault(emptyHead, forged, sha256)).toBe('entry 2 is not what was booked');
    expect(chainFault(emptyHead, entries.toSpliced(1, 1), sha256)).toBe('entry 2 is missing');
    const rehashed = entries.map((entry) => (entry.sequence === 2 ? { ...entry, hash: sha256('else') } : entry));
    expect(chainFault(emptyHead, rehashed, sha256)).toBe('entry 2 is not what was booked');
    const bent = entries.map((entry) => (entry.sequence === 3 ? { ...entry, previousHash: '' } : entry));
    expect(chainFault(emptyHead, bent, sha256)).toBe('entry 3 does not follow on the one before it');
  });
});

describe('a statement', () => {
  it('has the balance after each line, newest first, page by page', async () => {
    const bank = openBank();
    for (const [index, amount] of ['100', '50.5', '25'].entries()) await bank.move(deposit, amount, `r${index}`);
    await bank.move(withdraw, '70', 'out');
    const first = await bank.read({ asset: 'KRW', limit: 3 });
    expect(first.rows.map((row) => [row.kind, row.units, row.balanceUnits])).toEqual([
      ['withdrawal', -unitsFromText('70'), unitsFromText('105.5')],
      ['deposit', unitsFromText('25'), unitsFromText('175.5')],
      ['deposit', unitsFromText('50.5'), unitsFromText('150.5')],
    ]);
    const second = await bank.read({ asset: 'KRW', limit: 3, beforeSequence: first.nextBeforeSequence });
    expect(second.rows.map((row) => row.balanceUnits)).toEqual([unitsFromText('100')]);
    expect(second.nextBeforeSequence).toBeUndefined();
  });

  it('knows the balance at any instant of the past', async () => {
    const bank = openBank();
    for (const [index, amount] of ['100', '50', '25'].entries()) {
      bank.clock.atMs = 1000 + index * hourMs;
      await bank.move(deposit, amount, `r${index}`);
    }
    const at = async (untilMs: number) => (await bank.read({ asset: 'KRW', untilMs })).balanceUnits;
    expect(await at(999)).toBe(0n);
    expect(await at(1000)).toBe(unitsFromText('100'));
    expect(await at(1000 + hourMs - 1)).toBe(unitsFromText('100'));
    expect(await at(1000 + hourMs)).toBe(unitsFromText('150'));
    expect(await at(dayMs)).toBe(unitsFromText('175'));
  });

  it('goes into a spreadsheet, where a request that looks like a formula stays text', async () => {
    const bank = openBank();
    await bank.move(deposit, '1000.25', '=cmd()');
    const { csv } = await bank.ask(exportStatement, { asset: 'KRW' }, callables['export-statement'].output);
    expect(csv.split('\n')).toEqual([
      'sequence,time,kind,asset,amount,balance,rate,cause,id,per',
      "1,1970-01-01T00:00:01.000Z,deposit,KRW,1000.25,1000.25,,'=cmd(),deposit_=cmd(),",
      '',
    ]);
  });
});

describe('a conversion', () => {
  it('states its rate and the age of that, rounds down, and is done once', async () => {
    const bank = openBank();
    await bank.quoteRate(1380.55, 0);
    bank.clock.atMs = hourMs;
    await bank.move(deposit, '1000000', 'in');
    const ask = () =>
      bank.ask(convert, { from: 'KRW', units: units('1000000'), requestId: 'fx' }, callables.convert.output);
    const first = await ask();
    // 1,000,000 / 1,380.55 = 724.3489 dollars: 724.34 and not a cent more.
    expect(first).toMatchObject({ status: 'posted', receivedUnits: unitsFromText('724.34') });
    expect(first.rate).toMatchObject({ units: unitsFromText('1380.55'), source: 'test', ageMs: hourMs });
    expect((await ask()).status).toBe('already-posted');
    const back = { from: 'USD', units: units('724.34'), requestId: 'back' };
    // 724.34 x 1,380.55 = 999,987.587: 999,987 won.
    expect((await bank.ask(convert, back, callables.convert.output)).receivedUnits).toBe(unitsFromText('999987'));
    const accounts = await bank.store.list({ collection: 'accounts', userId: 'ant', limit: 20 });
    expect([...trialBalance(accounts).values()], 'each currency sums to zero').toEqual([0n, 0n]);
  });

  it('of USDT is at the price of the coin exchange, to the last of eight decimals', async () => {
    const bank = openBank();
    await bank.quoteTether(1471, 1000);
    await bank.move(deposit, '1000000', 'in');
    const ask = (data: object) => bank.ask(convert, data, callables.convert.output);
    const wish = { from: 'KRW', to: 'USDT', units: units('1000000'), requestId: 'fx' };
    const there = await ask(wish);
    // 1,000,000 / 1,471 = 679.809653297...
    expect(there.receivedUnits).toBe(unitsFromText('679.80965329'));
    expect(there.rate).toMatchObject({ units: unitsFromText('1471'), currency: 'USDT' });
    expect((await ask(wish)).status).toBe('already-posted');
    const { csv } = await bank.ask(exportStatement, { asset: 'KRW' }, callables['export-statement'].output);
    expect(csv.split('\n')[1], 'a spreadsheet tells whose rate it is').toMatch(/,1471,fx,conversion_fx_out,USDT$/);
    await bank.quoteRate(1400, 1000);
    await expect(ask({ ...wish, to: 'USD' }), 'for another currency').rejects.toThrow('already converted another');
    const entries = await bank.entries();
    expect(chainFault(emptyHead, entries, sha256)).toBeUndefined();
    const renamed = entries.map(({ rate, ...entry }) =>
      rate === undefined ? entry : { ...entry, rate: { ...rate, currency: 'USD' as const } },
    );
    expect(chainFault(emptyHead, renamed, sha256), 'the currency is part of what was booked').toContain('entry 2');
    expect((await ask({ from: 'USDT', units: units('679.80965329'), requestId: 'back' })).receivedUnits).toBe(
      unitsFromText('999999'),
    );
    bank.clock.atMs += 11 * minuteMs;
    await expect(ask({ ...wish, requestId: 'late' }), 'it trades at every minute').rejects.toThrow(
      'no recent exchange',
    );
    await expect(ask({ ...wish, from: 'USD' })).rejects.toThrow('Won are one side');
  });

  it('is refused with what is available, without a rate, and on one that is too old', async () => {
    const bank = openBank();
    const ask = () => bank.ask(convert, { from: 'USD', units: units('5'), requestId: 'fx' }, callables.convert.output);
    await expect(ask()).rejects.toThrow('no recent exchange rate');
    await bank.quoteRate(1400, 0);
    await expect(ask()).rejects.toThrow('0 USD is available');
    bank.clock.atMs = 5 * dayMs;
    await expect(ask()).rejects.toThrow('no recent exchange rate');
  });
});

function openBank() {
  const store = memoryStore();
  const clock = { atMs: 1000, nowMs: () => clock.atMs };
  const context = quietContext({ store, clock });
  const ask = async <Schema extends z.ZodMiniType>(definition: DefinedFunction, data: unknown, output: Schema) => {
    const answer = await definition.handle({ data, atMs: 0, caller }, context);
    // What came over the wire is what the schema takes; parse says so if it is not.
    return z.decode(output, answer as z.input<Schema>);
  };
  return {
    store,
    clock,
    ask,
    move: (definition: DefinedFunction, amount: string, requestId: string) =>
      definition.handle({ data: { currency: 'KRW', units: units(amount), requestId }, atMs: 0, caller }, context),
    read: (data: unknown) => ask(statement, data, callables.statement.output),
    entries: () => store.list({ collection: 'ledger', userId: 'ant', orderBy: ['sequence', 'asc'], limit: 100 }),
    quoteTether: (price: number, atMs: number) =>
      store.set(documentRef('boards', 'crypto'), {
        group: 'crypto',
        atMs,
        quotes: { 'KRW-USDT': { instrumentId: 'KRW-USDT', price, atMs, source: 'test' } },
        feed: { status: 'ok' },
      }),
    quoteRate: (price: number, atMs: number) =>
      store.set(documentRef('boards', 'stocks'), {
        group: 'stocks',
        atMs,
        quotes: { 'KRW=X': { instrumentId: 'KRW=X', price, atMs, source: 'test' } },
        feed: { status: 'ok' },
      }),
  };
}
