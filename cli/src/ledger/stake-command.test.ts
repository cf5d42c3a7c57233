import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';
import { runLine } from '../testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string) => runLine(desk, line);

const answer = (name: string, result: unknown) => desk.answers.set(name, { status: 200, body: { result } });

describe('gaemi stake and unstake', () => {
  it('stakes coins and says what is staked', async () => {
    answer('stake', { status: 'posted', stakedUnits: '150000000' });
    expect(await gaemi('stake 1.5 eth --request-id r')).toEqual({
      exitCode: 0,
      out: 'Staked 1.5 ETH; 1.5 ETH is staked now',
      errors: '',
    });
    expect(desk.asked.at(-1)).toMatchObject({
      path: '/api/stake',
      body: { data: { asset: 'ETH', units: '150000000', requestId: 'r' } },
    });
  });

  it('wants coins back and says when they are free', async () => {
    answer('unstake', { status: 'posted', stakedUnits: '0', untilMs: Date.UTC(2026, 10, 28) });
    expect((await gaemi('unstake 1.5 ETH')).out).toBe(
      '1.5 ETH comes back at 2026-11-28T00:00:00.000Z; 0 ETH is staked now',
    );
    const { out } = await gaemi('unstake 1.5 ETH --request-id r --json');
    expect(JSON.parse(out)).toEqual({
      status: 'posted',
      stakedUnits: '0',
      untilMs: Date.UTC(2026, 10, 28),
      requestId: 'r',
    });
  });

  it('says that nothing moved twice', async () => {
    answer('stake', { status: 'already-posted', stakedUnits: '150000000' });
    expect((await gaemi('stake 1.5 ETH')).out).toBe(
      'Nothing moved: this request was posted before; 1.5 ETH is staked now',
    );
  });

  it('tells how to ask again when the answer was lost', async () => {
    const { exitCode, errors } = await gaemi('stake 1.5 ETH --request-id lost');
    expect(exitCode).toBe(1);
    expect(errors).toContain('--request-id lost');
  });
});
