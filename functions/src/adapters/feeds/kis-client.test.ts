import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory-store.ts';
import { createKisFeed } from './kis-feed.ts';
import { kisAnswer, kisContract, kisFeedWith, kisNowMs, kisPass, quietKis, replayKis } from './test-kis.ts';

const samsung = instrumentById('005930.KS');

describe('the pass', () => {
  it('is asked for once by all instances, and not again by a later one', async () => {
    const store = memoryStore();
    const issued: string[] = [];
    const answerOf = (url: string) => {
      if (url.includes('/oauth2/')) issued.push(url);
      return replayKis(url);
    };
    const feeds = [1, 2, 3].map(() =>
      kisFeedWith(answerOf, kisNowMs, { store, wait: async () => new Promise((done) => setTimeout(done, 5)) }),
    );
    await Promise.all(feeds.map((feed) => feed.quotes([kisContract])));
    await kisFeedWith(answerOf, kisNowMs + hourMs, { store }).quotes([kisContract]);
    expect(issued).toHaveLength(1);
    expect(await store.list({ collection: 'vendorTokens', limit: 2 })).toMatchObject([{ value: 't1' }]);
  });

  it('is renewed once when the vendor no longer takes it', async () => {
    let calls = 0;
    const seen: (string | null)[] = [];
    let atMs = kisNowMs;
    const feed = createKisFeed({
      ...quietKis(),
      now: () => (atMs += 2 * minuteMs),
      fetch: async (url, init) => {
        if (String(url).includes('/oauth2/')) {
          calls += 1;
          return new Response(kisPass.body.replace('t1', `t${calls}`));
        }
        seen.push(new Headers(init?.headers).get('authorization'));
        const refused = { rt_cd: '1', msg_cd: 'EGW00123', msg1: '기간이 만료된 token 입니다.' };
        if (seen.length === 1) return new Response(JSON.stringify(refused), { status: 500 });
        return new Response(replayKis(String(url)).body);
      },
    });
    await feed.quotes([kisContract]);
    expect(seen).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('is waited for when the vendor has handed one out this minute', async () => {
    const body = '{"error_description":"접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)","error_code":"EGW00133"}';
    const feed = kisFeedWith((url) => (url.includes('/oauth2/') ? { status: 403, body } : replayKis(url)));
    await expect(feed.quotes([kisContract])).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 60_000 });
  });

  it('never shows the keys, whatever the vendor quotes back', async () => {
    const feed = kisFeedWith((url) =>
      url.includes('/oauth2/') ? { status: 400, body: 'bad: app-key app-secret' } : replayKis(url),
    );
    const fault: unknown = await feed.quotes([kisContract]).catch((error: unknown) => error);
    expect(String(fault)).toContain('check the keys');
    expect(String(fault)).not.toContain('app-');
  });
});

it('asks again, a second later, what was refused for its pace', async () => {
  const waits: number[] = [];
  let calls = 0;
  const feed = kisFeedWith(
    (url) => {
      if (url.includes('/oauth2/')) return replayKis(url);
      calls += 1;
      const refused = { rt_cd: '1', msg_cd: 'EGW00201', msg1: '초당 거래건수를 초과하였습니다.' };
      return calls === 1 ? { status: 500, body: JSON.stringify(refused) } : replayKis(url);
    },
    kisNowMs,
    { wait: async (spanMs) => void waits.push(spanMs) },
  );
  expect(await feed.quotes([kisContract])).toHaveLength(1);
  expect(waits).toContain(1000);
});

it('asks the mock host once a second, and for the minutes of today only', async () => {
  const waits: number[] = [];
  const paths: string[] = [];
  const feed = kisFeedWith(
    (url) => {
      paths.push(new URL(url).pathname.split('/').at(-1) ?? '');
      return url.includes('/oauth2/') ? kisPass : kisAnswer({ output1: { stck_prpr: '0' }, output2: [] });
    },
    kisNowMs,
    { baseUrl: 'https://openapivts.koreainvestment.com:29443', wait: async (spanMs) => void waits.push(spanMs) },
  );
  await feed.quotes([samsung, samsung]);
  expect(paths).toEqual(['tokenP', 'inquire-time-itemchartprice', 'inquire-time-itemchartprice']);
  expect(waits).toContain(1100);
});
