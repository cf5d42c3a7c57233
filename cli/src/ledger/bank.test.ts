import { statementCsv, StatementRow } from '@gaemi/core/ledger/statement.ts';
import * as z from 'zod/mini';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';
import { runLine } from '../testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string) => runLine(desk, line);

const asked = () => desk.asked.filter(({ path }) => path.startsWith('/api/')).map(({ body }) => body);
const rate = { units: '146840000000', source: 'yahoo', quotedAtMs: 1_763_599_940_000, ageMs: 60_000 };
const line = {
  sequence: 7,
  id: 'deposit_web-1',
  kind: 'deposit',
  asset: 'KRW',
  units: 150_000_000n,
  balanceUnits: 1_150_000_000n,
  atMs: 1_763_600_000_000,
  causeId: 'web-1',
} satisfies StatementRow;

describe('gaemi convert', () => {
  it('tells what came back, at which rate, from whom and how old', async () => {
    const result = { status: 'posted', receivedUnits: '68101000000', rate };
    desk.answers.set('convert', { status: 200, body: { result } });
    expect(await gaemi('convert 1000000')).toEqual({
      exitCode: 0,
      out: 'Converted 1000000 KRW into 681.01 USD at 1468.4 KRW per USD (yahoo, 60 s old)',
      errors: '',
    });
    expect(asked()).toEqual([
      { data: { from: 'KRW', to: 'USD', units: '100000000000000', requestId: `cli-1763600000000-${process.pid}` } },
    ]);
    const { out } = await gaemi('convert 5 --from USD --request-id r1 --json');
    expect(JSON.parse(out)).toEqual({ ...result, requestId: 'r1' });
  });

  it('takes USDT, and won on one side of everything', async () => {
    const result = { status: 'posted', receivedUnits: '67980965329', rate: { ...rate, currency: 'USDT' } };
    desk.answers.set('convert', { status: 200, body: { result } });
    expect((await gaemi('convert 1000000 --to USDT')).out).toBe(
      'Converted 1000000 KRW into 679.80965329 USDT at 1468.4 KRW per USDT (yahoo, 60 s old)',
    );
    const { exitCode, errors } = await gaemi('convert 5 --from USD --to USDT');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('KRW is one side')]);
    expect(asked()).toHaveLength(1);
  });

  it('knows three currencies, and says how to ask again when the answer is lost', async () => {
    expect((await gaemi('convert 5 --from EUR')).errors).toContain('Allowed choices are KRW, USD, USDT');
    expect((await gaemi('convert 5 --request-id r2')).errors).toContain('ask again with --request-id r2');
  });
});

describe('gaemi deposit', () => {
  it('takes dollars when told so', async () => {
    desk.answers.set('deposit', { status: 200, body: { result: { status: 'posted', balanceUnits: '150000000' } } });
    expect((await gaemi('deposit 1.5 --currency USD')).out).toBe('Deposited 1.5 USD; the balance is 1.5 USD');
    expect(asked()).toMatchObject([{ data: { currency: 'USD', units: '150000000' } }]);
  });
});

describe('gaemi statement', () => {
  it('prints the newest lines under the balance, and says when there are more', async () => {
    const rows = [z.encode(StatementRow, line)];
    desk.answers.set('statement', {
      status: 200,
      body: { result: { rows, balanceUnits: '1150000000', nextBeforeSequence: 7 } },
    });
    const { out } = await gaemi('statement --until 2026-11-20T09:00 --limit 1');
    expect(out.split('\n')).toEqual([
      'The balance is 11.5 KRW',
      '7  2025-11-20T00:53:20.000Z  deposit  +1.5  11.5  web-1',
      '… earlier lines are left out: --limit N, or --csv for all',
    ]);
    expect(asked(), 'Korean time').toEqual([
      { data: { asset: 'KRW', role: 'cash', untilMs: Date.UTC(2026, 10, 20), limit: 1 } },
    ]);
  });

  it('prints the whole of it as a table for a spreadsheet, page by page under one head', async () => {
    const older = { ...line, sequence: 3, causeId: 'web-0' };
    const pages = [{ csv: statementCsv([line]), nextBeforeSequence: 7 }, { csv: statementCsv([older]) }];
    desk.answers.get = () => ({ status: 200, body: { result: pages.shift() } });
    const { out } = await gaemi('statement --asset BTC --role holding --csv');
    expect(out).toBe(statementCsv([line, older]).trimEnd());
    const question = { asset: 'BTC', role: 'holding', limit: 1000 };
    expect(asked()).toEqual([{ data: question }, { data: { ...question, beforeSequence: 7 } }]);
  });

  it.each([
    'statement --until yesterday',
    'statement --until 2026-02-30',
    'statement --limit 0',
    'statement --role boss',
  ])('refuses "%s" before asking', async (words) => {
    expect((await gaemi(words)).exitCode).toBe(1);
    expect(asked()).toEqual([]);
  });
});

describe('gaemi balance', () => {
  it('tells what is available and what is promised, to the end of a day', async () => {
    desk.answers.set('statement', { status: 200, body: { result: { rows: [], balanceUnits: '250000000' } } });
    const { out } = await gaemi('balance KRW BTC --until 2026-11-20');
    expect(out).toBe('KRW  2.5 available, 2.5 reserved\nBTC  2.5 available, 2.5 reserved');
    expect(asked()).toHaveLength(4);
    const { out: coin } = await gaemi('balance ETH');
    expect(coin, 'a coin that may be staked').toBe('ETH  2.5 available, 2.5 reserved, 2.5 staked, 2.5 coming back');
    expect(asked()[0]).toMatchObject({ data: { untilMs: Date.UTC(2026, 10, 20, 14, 59, 59, 999) } });
  });
});

describe('gaemi resolve', () => {
  it('needs a note and to be told twice', async () => {
    const result = {
      id: 'i1',
      kind: 'venue',
      subject: 'BTC',
      text: { ko: '', en: '' },
      status: 'resolved',
      openedAtMs: 1,
      resolvedBy: 'me',
    };
    desk.answers.set('resolve-incident', { status: 200, body: { result } });
    expect((await gaemi('resolve i1 --yes')).errors).toContain('--note');
    expect((await gaemi('resolve i1 --note corrected')).exitCode).toBe(1);
    expect(asked(), 'nothing is asked without --yes').toEqual([]);
    expect((await gaemi('resolve i1 --note corrected --yes')).out).toBe('Resolved by me: corrected');
    expect(asked()).toEqual([{ data: { incidentId: 'i1', note: 'corrected' } }]);
  });
});
