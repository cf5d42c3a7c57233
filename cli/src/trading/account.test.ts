import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';
import { runLine } from '../testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string) => runLine(desk, line);

it('asks for a real account only with the word typed out', async () => {
  expect(await gaemi('account upbit')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('--confirm LIVE'),
  });
  expect((await gaemi('account mtgox')).errors).toContain('paper, upbit, kis, binance');
  expect(desk.asked, 'nothing is asked').toEqual([]);
});

it('chooses one, and goes back to paper without a word', async () => {
  desk.answers.set('choose-venue-account', { status: 200, body: { result: { venueAccount: 'upbit' } } });
  expect((await gaemi('account upbit --confirm LIVE')).out).toBe('Orders now go to the account "upbit".');
  expect(desk.asked.at(-1)?.body).toEqual({ data: { venueAccount: 'upbit', confirmation: 'LIVE' } });
  await gaemi('account paper');
  expect(desk.asked.at(-1)?.body).toEqual({ data: { venueAccount: 'paper' } });
});
