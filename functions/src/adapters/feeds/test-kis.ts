import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { readFileSync } from 'node:fs';
import { memoryStore } from '../store/memory-store.ts';
import type { Replayed } from './feed-case.ts';
import type { KisOptions } from './kis-client.ts';
import { createKisFeed } from './kis-feed.ts';

export const kisContract = instrumentById('101W06.KF');
export const kisNowMs = Date.parse('2025-06-05T08:45:30+09:00');
const days = fixture('kis-futures-days.json');
const minutes = fixture('kis-futures-minutes.json');
export const kisPass: Replayed = {
  status: 200,
  body: '{"access_token":"t1","token_type":"Bearer","expires_in":86400}',
};
const ok = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' };

export function replayKis(url: string): Replayed {
  if (url.includes('/oauth2/')) return kisPass;
  if (url.includes('999X99')) return kisAnswer({ output1: { futs_prpr: '0.00' }, output2: [] });
  if (url.includes('display-board'))
    return kisAnswer({
      output: [
        { futs_shrn_iscd: '101W09', hts_kor_isnm: 'F 202509' },
        { futs_shrn_iscd: '101W06', hts_kor_isnm: 'F 202506' },
        { futs_shrn_iscd: '401W06', hts_kor_isnm: 'F SP 2506-2509' },
      ],
    });
  return { status: 200, body: url.includes('daily') ? days : minutes };
}

export function kisAnswer(outputs: object): Replayed {
  return { status: 200, body: JSON.stringify({ ...ok, ...outputs }) };
}

export function quietKis(): KisOptions {
  return {
    baseUrl: 'https://kis.test',
    secrets: { get: async (name) => ({ KIS_APP_KEY: 'app-key', KIS_APP_SECRET: 'app-secret' })[name] },
    store: memoryStore(),
    now: () => kisNowMs,
    wait: async () => undefined,
  };
}

export function kisFeedWith(replayed: (url: string) => Replayed, atMs = kisNowMs, own: Partial<KisOptions> = {}) {
  return createKisFeed({
    ...quietKis(),
    now: () => atMs,
    fetch: async (url) => {
      const { status, body, headers = {} } = replayed(String(url));
      return new Response(body, { status, headers });
    },
    ...own,
  });
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}
