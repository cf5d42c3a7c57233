import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';
import { runLine } from '../testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string) => runLine(desk, line);

it('asks only with the word typed out, and for on or off', async () => {
  expect(await gaemi('shorts on')).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--confirm SHORT') });
  expect((await gaemi('shorts maybe')).errors).toContain('Expected on or off.');
  expect(desk.asked, 'nothing is asked').toEqual([]);
});

it('lets signals sell short, and forbids it without a word', async () => {
  desk.answers.set('allow-shorts', { status: 200, body: { result: { allowed: true } } });
  expect((await gaemi('shorts on --confirm SHORT')).out).toBe('Signals may sell futures short.');
  expect(desk.asked.at(-1)?.body).toEqual({ data: { allowed: true, confirmation: 'SHORT' } });
  desk.answers.set('allow-shorts', { status: 200, body: { result: { allowed: false } } });
  expect((await gaemi('shorts off')).out).toBe('Signals do not sell futures short.');
  expect(desk.asked.at(-1)?.body).toEqual({ data: { allowed: false } });
});
