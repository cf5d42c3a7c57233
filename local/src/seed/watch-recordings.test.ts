import { afterEach, expect, it, vi } from 'vitest';
import { watchedAtStartMax, watchRecordings } from './watch-recordings.ts';

const credentials = { email: 'ant@gaemi.local', password: 'x' };
const auth = { createUser: async () => undefined, signIn: async () => 'token' };
const watching = { credentials, auth, watchUrl: 'http://watch' };

afterEach(() => vi.unstubAllGlobals());

it('watches what the defaults do not, and not so many that the first trade would wait', async () => {
  const asked = vi.fn<(url: string, init: { body: string }) => Promise<Response>>(async () => new Response('{}'));
  vi.stubGlobal('fetch', asked);
  await watchRecordings({ ...watching, ids: ['KRW-BTC', 'AAPL'] });
  expect(asked, 'every desk watches these').not.toHaveBeenCalled();
  const coins = Array.from({ length: 20 }, (_, index) => `KRW-C${index}`);
  await watchRecordings({ ...watching, ids: ['KRW-BTC', 'SPY', ...coins] });
  expect(JSON.parse(asked.mock.calls[0]?.[1].body ?? '')).toEqual({
    data: { symbols: ['SPY', ...coins.slice(0, watchedAtStartMax - 1)] },
  });
});

it('says what was answered when it is refused', async () => {
  vi.stubGlobal('fetch', async () => new Response('no room', { status: 429 }));
  await expect(watchRecordings({ ...watching, ids: ['SPY'] })).rejects.toThrow('"watch" answered 429: no room');
});
