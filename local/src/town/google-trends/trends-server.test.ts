import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProgramme } from '../../markets/market-programme.ts';
import { createFaultBoard } from '../faults.ts';
import { serveVendor, type VendorServer } from '../serve-vendor.ts';
import { createGoogleTrends } from './trends-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
let server: VendorServer;

beforeAll(async () => {
  server = await serveVendor(createGoogleTrends({ programme, faults: createFaultBoard(() => programme.startAtMs) }));
});
afterAll(() => server.close());

interface Point {
  readonly time: string;
  readonly value: readonly number[];
  readonly isPartial?: boolean;
}

describe('search interest', () => {
  it('is 0 to 100 of the window, a point a day, the last one unfinished', async () => {
    const points = await interest('비트코인', '2026-08-20 2026-11-20');
    expect(points).toHaveLength(93);
    expect(Math.max(...points.map(({ value }) => value[0] ?? 0))).toBe(100);
    expect(points[0]?.time).toBe(String(Date.parse('2026-08-20T00:00:00Z') / 1000));
    expect(points.map(({ isPartial = false }) => isPartial).lastIndexOf(true)).toBe(92);
    expect(points.filter(({ isPartial }) => isPartial)).toHaveLength(1);
  });

  it('is a point an hour for a few days, also when hours are given as the package writes them', async () => {
    expect(await interest('Apple stock', '2026-11-16 2026-11-18')).toHaveLength(72);
    expect(await interest('Apple stock', '2026-11-18T3\\:5\\:00 2026-11-18T9\\:5\\:00')).toHaveLength(6);
  });

  it('is asked for with the token of the widget only', async () => {
    const response = await fetch(`${server.url}/trends/api/widgetdata/multiline?req={}&token=other`);
    expect(response.status).toBe(401);
  });

  it('is refused without a keyword', async () => {
    const req = encodeURIComponent(JSON.stringify({ comparisonItem: [] }));
    expect((await fetch(`${server.url}/trends/api/explore?req=${req}`)).status).toBe(400);
  });
});

/** Both calls of the flow, with the prefixes that keep other pages from reading the answers as scripts. */
async function interest(keyword: string, time: string): Promise<Point[]> {
  const req = JSON.stringify({ comparisonItem: [{ keyword, geo: '', time }], category: 0, property: '' });
  const first = await (await fetch(`${server.url}/trends/api/explore?hl=en-US&req=${encodeURIComponent(req)}`)).text();
  expect(first.slice(0, 5)).toBe(")]}'\n");
  const [widget] = JSON.parse(first.slice(4)).widgets;
  expect(widget.id).toBe('TIMESERIES');
  const question = encodeURIComponent(JSON.stringify(widget.request));
  const url = `${server.url}/trends/api/widgetdata/multiline?req=${question}&token=${widget.token}`;
  const second = await (await fetch(url)).text();
  expect(second.slice(0, 6)).toBe(")]}',\n");
  return JSON.parse(second.slice(5)).default.timelineData;
}
