import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourMs } from '@gaemi/core/base/instant.ts';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard } from '../faults.ts';
import { serveVendor, type VendorServer } from '../serve-vendor.ts';
import { createNews } from './news-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
let nowMs = programme.startAtMs;
let server: VendorServer;

beforeAll(async () => {
  server = await serveVendor(createNews({ programme, faults: createFaultBoard(() => nowMs) }));
});
afterAll(() => server.close());

describe('the newspaper of the town', () => {
  it('writes what the market really did', async () => {
    const items = itemsOf(await search('비트코인', 'ko'));
    const rose = items.filter(({ title }) => /급등|상승|반등|뛰며/.test(title));
    const fell = items.filter(({ title }) => /급락|하락|약세|떨어져/.test(title));
    expect(rose.length + fell.length).toBeGreaterThan(3);
    expect(rose.every(({ hourAtMs }) => changeOf(hourAtMs) > 0)).toBe(true);
    expect(fell.every(({ hourAtMs }) => changeOf(hourAtMs) < 0)).toBe(true);
  });

  it('speaks the language that is asked for, and always says that it is simulated', async () => {
    expect(await search('Bitcoin', 'en-US')).toMatch(
      /<title>Bitcoin (jumps|rallies|gains|rises|falls|slips|plunges|drops|swings|trades|little)/,
    );
    expect(await search('Bitcoin', 'en-US')).toContain('(simulated)</source>');
  });

  it('never writes about the future, and keeps what it wrote', async () => {
    const before = itemsOf(await search('이더리움', 'ko'));
    expect(before.every(({ publishedAtMs }) => publishedAtMs <= nowMs)).toBe(true);
    nowMs += 2 * hourMs;
    const after = itemsOf(await search('이더리움', 'ko'));
    nowMs -= 2 * hourMs;
    expect(after.map(({ guid }) => guid)).toEqual(expect.arrayContaining([before[0]?.guid]));
    expect(after.find(({ guid }) => guid === before[0]?.guid)).toEqual(before[0]);
  });

  it('has no hit for what nobody trades, without breaking on markup', async () => {
    const text = await search('<b>&nothing', 'ko');
    expect(itemsOf(text)).toEqual([]);
    expect(text).toContain('&lt;b&gt;&amp;nothing');
  });
});

function changeOf(hourAtMs: number): number {
  const btc = seriesOf(programme, 'KRW-BTC');
  const [hour] = btc?.candlesUpTo(hourAtMs + hourMs, { spanMs: hourMs, fromMs: hourAtMs }) ?? [];
  return (hour?.close ?? 0) - (hour?.open ?? 0);
}

async function search(query: string, language: string): Promise<string> {
  return (await fetch(`${server.url}/rss/search?q=${encodeURIComponent(query)}&hl=${language}`)).text();
}

function itemsOf(rss: string) {
  return [...rss.matchAll(/<item><title>(.*?)<\/title>.*?<guid[^>]*>(.*?)<\/guid><pubDate>(.*?)<\/pubDate>/g)].map(
    ([, title = '', guid = '', date = '']) => ({
      title,
      guid,
      publishedAtMs: Date.parse(date),
      hourAtMs: Number(guid.split('-').at(-1)) * hourMs,
    }),
  );
}
