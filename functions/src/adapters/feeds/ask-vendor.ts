import { dayMs, secondMs } from '@gaemi/core/base/instant.ts';
import { FeedError } from './feed.ts';

export interface AskOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly bytesMax: number;
  readonly init?: RequestInit;
}

export interface VendorAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Sends one request and reads its whole answer, whatever its status.
 * @throws FeedError `down` when no answer comes in time, `malformed` when it is larger than any true one.
 */
export async function askVendor(url: string, options: AskOptions): Promise<VendorAnswer> {
  const { fetch, timeoutMs, bytesMax, init = {} } = options;
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const text = await readText(response, bytesMax);
    return { status: response.status, headers: response.headers, text };
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    throw new FeedError('down', `${hostOf(url)} did not answer: ${reasonOf(cause)}`, { cause });
  }
}

/** @throws FeedError `malformed` */
export function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FeedError('malformed', `${hostOf(url)} answered something other than JSON: "${text.slice(0, 80)}"`, {
      cause,
    });
  }
}

/**
 * How long a vendor wants to be let alone, by its `Retry-After`: seconds, or a date of its own clock. A day at most, since
 * one wrong digit must not silence a feed for good.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const said = headers.get('retry-after')?.trim();
  if (said === undefined || said === '') return undefined;
  const spanMs = /^\d+(\.\d+)?$/.test(said) ? Number(said) * secondMs : Date.parse(said) - vendorNowMs(headers);
  return spanMs > 0 ? Math.min(Math.ceil(spanMs), dayMs) : undefined;
}

/** What a refusal means by its status alone: nothing can be had there now, or the question was wrong. */
export function refusalOf(status: number): 'down' | 'malformed' {
  return status >= 500 || closedDoors.has(status) ? 'down' : 'malformed';
}

/** Names the server only: an address may carry tokens, and messages are logged. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'the vendor';
}

/** No entrance, too slow, and not from this country: other questions would fare no better. */
const closedDoors: ReadonlySet<number> = new Set([401, 403, 407, 408, 451]);

/** Our clock may be market time, and is in no case the one that the vendor counts by. */
function vendorNowMs(headers: Headers): number {
  const saidMs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(saidMs) ? Date.now() : saidMs;
}

async function readText(response: Response, bytesMax: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new FeedError('malformed', `an answer is larger than ${bytesMax} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return 'it took too long';
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
