import * as z from 'zod/mini';
import { dayMs, hourMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme } from '../../markets/market-series.ts';
import { seedOf, uniformAt } from '../../markets/luck.ts';
import type { FaultBoard } from '../faults.ts';
import { seriesSearched } from '../known-names.ts';
import { parseJson, type Vendor, type VendorReply } from '../serve-vendor.ts';

const Explore = z.object({
  comparisonItem: z
    .array(z.object({ keyword: z.string().check(z.minLength(1)), time: z.string(), geo: z.optional(z.string()) }))
    .check(z.minLength(1), z.maxLength(5)),
});

const WidgetRequest = z.object({
  time: z.string(),
  comparisonItem: z.array(
    z.object({ complexKeywordsRestriction: z.object({ keyword: z.array(z.object({ value: z.string() })) }) }),
  ),
});

const page = '<!DOCTYPE html><html><title>Error 429 (Too Many Requests)!!1</title></html>';
const json = { 'content-type': 'application/json; charset=utf-8' };

/** Search interest that follows what the markets did: people search when prices move. */
export function createGoogleTrends({ programme, faults }: { programme: MarketProgramme; faults: FaultBoard }): Vendor {
  return {
    faults,
    manners: {
      throttled: { status: 429, body: page, headers: { 'set-cookie': 'NID=town; Path=/' } },
      banned: { status: 302, body: page, headers: { location: 'https://www.google.com/sorry/index' } },
      failing: { status: 500, body: page },
      maintenance: { status: 503, body: page },
      notFound: { status: 404, body: page },
    },
    routes: [
      { method: 'GET', path: /^\/trends\/api\/explore$/, answer: ({ query }) => explore(query) },
      {
        method: 'GET',
        path: /^\/trends\/api\/widgetdata\/multiline$/,
        answer: ({ query }) => timeline(programme, query, faults.marketNow()),
      },
    ],
  };
}

function explore(query: URLSearchParams): VendorReply {
  const parsed = Explore.safeParse(parseJson(query.get('req') ?? ''));
  if (!parsed.success) return { status: 400, body: page };
  const { comparisonItem } = parsed.data;
  const time = comparisonItem[0]?.time ?? '';
  const widgets = ['TIMESERIES', 'GEO_MAP', 'RELATED_TOPICS', 'RELATED_QUERIES'].map((id) => ({
    request: {
      time,
      resolution: readWindow(time).stepMs === dayMs ? 'DAY' : 'HOUR',
      locale: query.get('hl') ?? 'en-US',
      comparisonItem: comparisonItem.map(({ keyword, geo = '' }) => ({
        geo: geo === '' ? {} : { country: geo },
        complexKeywordsRestriction: { keyword: [{ type: 'BROAD', value: keyword }] },
      })),
      requestOptions: { property: '', backend: 'IZG', category: 0 },
    },
    token: `APP6_town_${id}`,
    id,
    type: id === 'TIMESERIES' ? 'fe_line_chart' : 'fe_list',
  }));
  return { status: 200, body: `)]}'\n${JSON.stringify({ widgets })}`, headers: json };
}

function timeline(programme: MarketProgramme, query: URLSearchParams, nowMs: number): VendorReply {
  const parsed = WidgetRequest.safeParse(parseJson(query.get('req') ?? ''));
  if (!parsed.success || query.get('token') !== 'APP6_town_TIMESERIES') return { status: 401, body: page };
  const keywords = parsed.data.comparisonItem.map((item) => item.complexKeywordsRestriction.keyword[0]?.value ?? '');
  const { fromMs, toMs, stepMs } = readWindow(parsed.data.time);
  const buckets: number[] = [];
  for (let atMs = fromMs; atMs < toMs && atMs <= nowMs; atMs += stepMs) buckets.push(atMs);
  const raw = keywords.map((keyword) => interestOf(programme, keyword, { buckets, stepMs, nowMs }));
  const highest = Math.max(...raw.flat(), 1);
  const timelineData = buckets.map((atMs, bucket) => {
    const value = raw.map((interests) => Math.round(((interests[bucket] ?? 0) / highest) * 100));
    const formattedTime = new Date(atMs).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
    return {
      time: String(atMs / secondMs),
      formattedTime,
      formattedAxisTime: formattedTime.replace(/,.*/, ''),
      value,
      hasData: value.map(() => true),
      formattedValue: value.map(String),
      ...(atMs + stepMs > nowMs ? { isPartial: true } : {}),
    };
  });
  return { status: 200, body: `)]}',\n${JSON.stringify({ default: { timelineData, averages: [] } })}`, headers: json };
}

interface Asked {
  readonly buckets: readonly number[];
  readonly stepMs: number;
  readonly nowMs: number;
}

function interestOf(programme: MarketProgramme, keyword: string, { buckets, stepMs, nowMs }: Asked): number[] {
  const series = seriesSearched(programme, keyword);
  const candles = series?.candlesUpTo(nowMs, { spanMs: stepMs, fromMs: buckets[0] ?? nowMs }) ?? [];
  const moves = new Map(
    candles.map(({ openAtMs, high, low }) => [
      Math.floor(openAtMs / stepMs),
      (high / low - 1) * (stepMs === dayMs ? 1 : 4),
    ]),
  );
  const seed = seedOf(keyword, 47);
  let memory = 0;
  return buckets.map((atMs) => {
    const place = Math.floor(atMs / stepMs);
    // What moved yesterday is still searched for today.
    memory = memory * 0.6 + (moves.get(place) ?? 0);
    return 25 + 700 * memory + 12 * uniformAt(seed, place);
  });
}

/** `2026-08-20 2026-11-20`, or with hours, unpadded and their colons escaped: `2026-11-18T3\:5\:00 …`. */
function readWindow(time: string): { fromMs: number; toMs: number; stepMs: number } {
  const [fromMs = 0, toMs = 0] = time.split(' ').map((text) => {
    const [year = 0, month = 1, day = 1, hour = 0] = text.split(/[-T:\\]+/).map(Number);
    return Date.UTC(year, month - 1, day, hour);
  });
  const stepMs = toMs - fromMs > 7 * dayMs ? dayMs : hourMs;
  // A window of days includes its last one.
  return { fromMs, toMs: time.includes('T') ? toMs : toMs + dayMs, stepMs };
}
