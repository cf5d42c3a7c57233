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

/** Names the server only: an address may carry tokens, and messages are logged. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'the vendor';
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
