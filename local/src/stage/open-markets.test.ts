import { afterEach, expect, it, vi } from 'vitest';
import { chooseMarkets } from './open-markets.ts';

const wanted = { live: false, speed: 1, dataFolder: undefined };
const nowMs = Date.parse('2026-11-20T07:36:00Z');
const kindOf = (id: string) =>
  chooseMarkets(wanted, nowMs).desk.sources.find(({ instrumentId }) => instrumentId === id);

afterEach(() => vi.unstubAllEnvs());

it('labels what the town plays as what it is', () => {
  expect(kindOf('KRW-BTC')?.kind).toBe('simulated');
});

it.each([
  ['http://127.0.0.1:9000', 'simulated'],
  ['https://api.upbit.com', 'live'],
])('says of prices from %s whose they are, and changes no other market', (url, kind) => {
  const before = kindOf('005930.KS');
  vi.stubEnv('UPBIT_URL', url);
  expect(kindOf('KRW-BTC')).toMatchObject({ kind, description: { en: 'the server at UPBIT_URL' } });
  expect(kindOf('005930.KS')).toEqual(before);
});
