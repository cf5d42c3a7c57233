import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { makeProgramme } from '../markets/market-programme.ts';
import { startTown } from './start-town.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const marketNow = () => programme.startAtMs;

it('opens a server for every vendor on this machine, and closes them all', async () => {
  const town = await startTown({ programme, marketNow, faults: { NEWS_URL: { answer: 'failing' } } });
  const others = ['GOOGLE_TRENDS_URL', 'NEWS_URL', 'GEMINI_URL'];
  expect(Object.keys(town.urls)).toEqual(['UPBIT_URL', 'YAHOO_URL', 'KIS_URL', 'CCXT_URL', ...others]);
  expect(Object.values(town.urls).every((url) => url.startsWith('http://127.0.0.1:'))).toBe(true);
  expect((await fetch(`${town.urls.UPBIT_URL}/v1/market/all`)).status).toBe(200);
  expect((await fetch(`${town.urls.NEWS_URL}/rss/search?q=x`)).status).toBe(500);
  await town.close();
  await expect(fetch(`${town.urls.UPBIT_URL}/v1/market/all`)).rejects.toThrow('fetch failed');
});

it('leaves nothing open when one port is taken', async () => {
  const blocker = await listenAt(0);
  const other = await listenAt(0);
  other.server.close();
  await once(other.server, 'close');
  const ports = { UPBIT_URL: other.port, GEMINI_URL: blocker.port };
  await expect(startTown({ programme, marketNow, ports })).rejects.toThrow('EADDRINUSE');
  const again = await listenAt(other.port);
  expect(again.port, 'the first server has given its port back').toBe(other.port);
  again.server.close();
  blocker.server.close();
});

async function listenAt(wanted: number) {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}
