import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';
import { runLine } from '../testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string) => runLine(desk, line);

describe('gaemi status', () => {
  it('prints what the desk says about itself, without signing in', async () => {
    desk.answers.set('health', { status: 200, body: { status: 'ok', failing: [], newestAtMs: 1_763_600_000_000 } });
    expect(await gaemi('status')).toEqual({
      exitCode: 0,
      out: 'status      ok\nfailing     none\nnewestAtMs  2025-11-20T00:53:20.000Z',
      errors: '',
    });
    expect(desk.asked.map(({ path }) => path)).toEqual(['/api/health']);
  });

  it('fails when a function of the desk does, and names it', async () => {
    desk.answers.set('health', { status: 200, body: { status: 'degraded', failing: ['collect-news'] } });
    const { exitCode, out, errors } = await gaemi('status --json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out), 'the answer is still printed').toMatchObject({ status: 'degraded' });
    expect(errors).toBe('error: the last run of these functions failed: collect-news');
  });

  it('fails when the desk is not alive, and says all that is wrong', async () => {
    const body = { status: 'silent', silent: ['sync-orders'], failing: ['collect-news'], failingFeeds: ['crypto'] };
    desk.answers.set('health', { status: 503, body });
    const { exitCode, out, errors } = await gaemi('status');
    expect([exitCode, out.split('\n')[0]]).toEqual([1, 'status        silent']);
    expect(errors).toBe(
      'error: these functions do not run any more: sync-orders; the last run of these functions failed: collect-news; ' +
        'the feeds of these boards fail: crypto',
    );
    desk.answers.set('health', { status: 503, body: { status: 'idle' } });
    expect((await gaemi('status')).errors).toBe('error: no function has run yet');
  });

  it('fails in one line when nothing listens, when it is no desk, and when the address is none', async () => {
    const lines = await Promise.all(
      ['http://127.0.0.1:1', `${desk.url}`, 'desk', 'http://desk.example'].map((url) => gaemi(`status --desk ${url}`)),
    );
    for (const { exitCode, errors, out } of lines) {
      expect(exitCode).toBe(1);
      expect(errors).toMatch(/^error: [^\n]+$/);
      expect(out).toBe('');
    }
  });
});
