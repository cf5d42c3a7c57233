import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoUser, type FakeDesk, startFakeDesk } from './testing/fake-desk.ts';
import { runLine } from './testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string, env?: Readonly<Record<string, string>>) => runLine(desk, line, env);

const halted = { halted: true, atMs: 1, by: demoUser.email, reason: 'lunch' };
const moved = { status: 'posted', balanceUnits: '1000000000000000' };

describe('gaemi halt and resume', () => {
  it('halts with a reason, signed in as the demo member of a desk on this machine', async () => {
    desk.answers.set('halt', { status: 200, body: { result: halted } });
    expect(await gaemi('halt --reason lunch')).toEqual({
      exitCode: 0,
      out: `Halted by ${demoUser.email}: lunch`,
      errors: '',
    });
    expect(desk.asked.at(-1), 'the callable protocol, with the token of the sign-in').toEqual({
      path: '/api/halt',
      body: { data: { reason: 'lunch' } },
      token: `Bearer token-of-${demoUser.email}`,
    });
  });

  it('needs a reason', async () => {
    const { exitCode, errors } = await gaemi('halt');
    expect(exitCode).toBe(1);
    expect(errors).toContain('--reason');
    expect(desk.asked, 'nothing is asked').toEqual([]);
  });

  it('refuses a reason that the desk could not keep, before asking', async () => {
    const { exitCode, errors } = await gaemi(`halt --reason ${'x'.repeat(201)}`);
    expect(exitCode).toBe(1);
    expect(errors).not.toContain('\n');
    expect(desk.asked).toEqual([]);
  });

  it('resumes only when told twice', async () => {
    desk.answers.set('resume', { status: 200, body: { result: { ...halted, halted: false } } });
    expect((await gaemi('resume')).exitCode).toBe(1);
    expect(desk.asked, 'nothing is asked without --yes').toEqual([]);
    const { exitCode, out } = await gaemi('resume --yes --json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toEqual({ ...halted, halted: false });
    expect(desk.asked.at(-1)?.body).toEqual({ data: { confirmation: 'RESUME' } });
  });
});

describe('gaemi deposit and withdraw', () => {
  it('sends whole units exactly and tells the balance', async () => {
    desk.answers.set('deposit', { status: 200, body: { result: moved } });
    expect((await gaemi('deposit 90071992547409.93')).out).toBe(
      'Deposited 90071992547409.93 KRW; the balance is 10000000 KRW',
    );
    expect(desk.asked.at(-1)?.body, 'more digits than a plain number can hold').toMatchObject({
      data: { currency: 'KRW', units: '9007199254740993000000' },
    });
  });

  it('keeps the id of an earlier attempt, and says when that one was posted', async () => {
    desk.answers.set('withdraw', { status: 200, body: { result: { ...moved, status: 'already-posted' } } });
    const { out } = await gaemi('withdraw 1000 --request-id cli-7');
    expect(out).toMatch(/^Nothing moved/);
    expect(desk.asked.at(-1)?.body).toMatchObject({ data: { requestId: 'cli-7' } });
  });

  it('prints JSON with the id of the request', async () => {
    desk.answers.set('withdraw', { status: 200, body: { result: moved } });
    const { out } = await gaemi('withdraw 1000 --json --request-id cli-7');
    expect(JSON.parse(out)).toEqual({ ...moved, requestId: 'cli-7' });
  });

  it.each(['0', '1e5', '1.123456789', '10000000000000001', 'many'])('refuses %s before asking', async (amount) => {
    const { exitCode, errors } = await gaemi(`deposit ${amount}`);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: [^\n]*amount[^\n]*$/);
    expect(desk.asked).toEqual([]);
  });

  it('repeats what the desk refuses in one line', async () => {
    const error = { status: 'FAILED_PRECONDITION', message: 'Only 500 KRW are available.' };
    desk.answers.set('withdraw', { status: 400, body: { error } });
    expect(await gaemi('withdraw 1000')).toEqual({
      exitCode: 1,
      out: '',
      errors: 'error: Only 500 KRW are available. (failed-precondition)',
    });
  });

  it('says how to ask again when the answer is lost', async () => {
    const { exitCode, errors } = await gaemi('deposit 1000');
    expect(exitCode).toBe(1);
    expect(errors, 'the money may have moved').toMatch(
      /^error: [^\n]+ask again with --request-id cli-1763600000000-\d+$/,
    );
  });
});

describe('signing in', () => {
  it('uses the account of the environment before the demo member', async () => {
    desk.answers.set('halt', { status: 200, body: { result: halted } });
    await gaemi('halt --reason x', { GAEMI_EMAIL: 'me@example.com', GAEMI_PASSWORD: demoUser.password });
    expect(desk.asked.at(-1)?.token).toBe('Bearer token-of-me@example.com');
  });

  it('says who cannot sign in', async () => {
    const { errors } = await gaemi('halt --reason x', { GAEMI_EMAIL: 'me@example.com', GAEMI_PASSWORD: 'wrong' });
    expect(errors).toBe('error: "me@example.com" cannot sign in: INVALID_PASSWORD');
  });

  it('asks for an account where there is no demo member', async () => {
    desk.config = { apiKey: 'demo', emulators: { authUrl: desk.url } };
    expect((await gaemi('halt --reason x')).errors).toContain('set GAEMI_EMAIL and GAEMI_PASSWORD');
  });

  it('never sends a password to a sign-in emulator elsewhere', async () => {
    desk.config = { apiKey: 'demo', emulators: { authUrl: 'http://emulator.example:9099' }, demoUser };
    expect((await gaemi('halt --reason x')).errors).toContain('outside this machine');
  });
});

describe('gaemi', () => {
  it('helps with every command and exits with success', async () => {
    for (const name of [
      'status',
      'halt',
      'resume',
      'deposit',
      'withdraw',
      'stake',
      'unstake',
      'order',
      'orders',
      'cancel',
    ]) {
      const { exitCode, out } = await gaemi(`${name} --help`);
      expect(exitCode, name).toBe(0);
      expect(out, name).toMatch(/--desk[\s\S]+--json/);
    }
  });

  it('knows no other command', async () => {
    const { exitCode, errors } = await gaemi('fly');
    expect(exitCode).toBe(1);
    expect(errors).toBe("error: unknown command 'fly'");
  });
});
