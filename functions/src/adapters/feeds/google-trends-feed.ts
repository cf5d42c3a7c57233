// oxlint-disable-next-line typescript/triple-slash-reference -- a package without types can only be described this way
/// <reference path="./google-trends-api.d.ts" />
import { hourMs, secondMs } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import { FeedError } from './feed.ts';
import { createTrendsAgent } from './google-trends-agent.ts';
import type { InterestPoint, TrendFeed } from './trend-feed.ts';

export interface GoogleTrendsFeedOptions {
  /** `https://trends.google.com`, or a stand-in: scheme, host and port only, since the package fixes the paths. */
  readonly baseUrl: string;
  readonly timeoutMs?: number;
}

/** Addresses of data centres are refused for hours; asking again soon makes it longer. */
const refusedMs = 6 * hourMs;

const Interest = z.object({
  default: z.object({
    timelineData: z.array(
      z.object({
        time: z.string().check(z.regex(/^\d{9,11}$/)),
        value: z.array(z.number().check(z.gte(0), z.lte(100))),
        isPartial: z.optional(z.boolean()),
      }),
    ),
  }),
});

/** Reads search interest through google-trends-api, unofficial and often refused: callers do without it. */
export function createGoogleTrendsFeed({ baseUrl, timeoutMs = 20_000 }: GoogleTrendsFeedOptions): TrendFeed {
  const url = URL.parse(baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new Error(`GOOGLE_TRENDS_URL must be a scheme, a host and a port, without a path; it is "${baseUrl}"`);
  }
  return {
    name: 'google-trends',
    async interest(term, { fromMs, toMs }) {
      const { default: trends } = await import('google-trends-api');
      const agent = createTrendsAgent(url, AbortSignal.timeout(timeoutMs));
      const question = { keyword: term, startTime: new Date(fromMs), endTime: new Date(toMs), hl: 'en-US', agent };
      const answer = await trends.interestOverTime(question).catch((fault: unknown) => {
        throw feedErrorOf(fault);
      });
      return pointsOf(answer);
    },
  };
}

function pointsOf(answer: string): InterestPoint[] {
  const parsed = Interest.safeParse(parseLoosely(answer));
  if (!parsed.success) throw unreadable(answer);
  return parsed.data.default.timelineData.flatMap(({ time, value: [interest], isPartial = false }) => {
    // A bucket that is still filling always looks like a fall.
    if (interest === undefined || isPartial) return [];
    return [{ atMs: Number(time) * secondMs, interest }];
  });
}

/** The package hands out a page that it cannot read as if it were data. */
function parseLoosely(answer: unknown): unknown {
  try {
    return JSON.parse(String(answer));
  } catch {
    return undefined;
  }
}

/** It rejects with a network error, a `SyntaxError` that carries the page, or a plain object; never with a status. */
function feedErrorOf(fault: unknown): FeedError {
  const { success, data } = z.object({ requestBody: z.string() }).safeParse(fault);
  if (success) return unreadable(data.requestBody);
  const message = fault instanceof Error ? fault.message : 'an unknown fault';
  if (fault instanceof SyntaxError || fault instanceof TypeError) {
    return new FeedError('malformed', `google-trends: ${message}`, { cause: fault });
  }
  return new FeedError('down', `google-trends did not answer: ${message}`, { cause: fault });
}

/** A page in the place of data is how it says that we are one too many; its status is not passed on. */
function unreadable(body: string): FeedError {
  const said = `google-trends answered "${body.slice(0, 80)}"`;
  if (!/<html|<!doctype|too many requests/i.test(body)) return new FeedError('malformed', said);
  return new FeedError('throttled', said, { retryAfterMs: refusedMs });
}
