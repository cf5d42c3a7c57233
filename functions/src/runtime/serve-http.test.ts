import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineHttp, type HttpAnswer } from './define.ts';
import { hostFunctions, type HostedFunctions } from './host-functions.ts';
import { testHost } from './test-host.ts';

let hosted: HostedFunctions | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await hosted?.close();
  hosted = undefined;
});

async function open(run: () => Promise<HttpAnswer>) {
  const { host, lines } = await testHost();
  hosted = await hostFunctions([defineHttp({ name: 'test-http', identity: 'desk', run })], host);
  const url = `${hosted.urls.get('test-http')}`;
  return { url, lines };
}

describe('an HTTP function', () => {
  it('answers JSON to anybody', async () => {
    const { url } = await open(async () => ({ isAlive: true, body: { well: true } }));
    const answer = await fetch(url);
    expect([answer.status, await answer.json()]).toEqual([200, { well: true }]);
  });

  it('says by its status that the desk is not alive, and still why', async () => {
    const { url } = await open(async () => ({ isAlive: false, body: { silent: ['x'] } }));
    const answer = await fetch(url);
    expect([answer.status, await answer.json()]).toEqual([503, { silent: ['x'] }]);
  });

  it('keeps its own faults to the log', async () => {
    const { url, lines } = await open(() => Promise.reject(new Error('the password is 1234')));
    const answer = await fetch(url);
    expect([answer.status, await answer.json()]).toEqual([500, { error: 'internal' }]);
    expect(JSON.stringify(lines)).toContain('the password is 1234');
  });

  it('is run once for all who ask within five seconds, since anybody may ask', async () => {
    let runs = 0;
    const { url } = await open(async () => ({ isAlive: true, body: { runs: (runs += 1) } }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(url)));
    const told = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(told)).toEqual(new Set(['{"runs":1}']));
    const later = performance.now() + 5_001;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    expect(await (await fetch(url)).json()).toEqual({ runs: 2 });
  });
});
