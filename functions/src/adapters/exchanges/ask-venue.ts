/** What came back over the wire, or that nothing readable did: then nobody knows what the venue has done. */
export type VenueReply =
  | { readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly status: 'silent'; readonly reason: string };

export interface VenueTransport {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

const bytesMax = 4_000_000;

/**
 * Sends one request, once. Neither the address nor what was sent is ever part of the answer's reason: they carry keys and
 * signatures.
 */
export async function askVenue(url: string, init: RequestInit, transport: VenueTransport): Promise<VenueReply> {
  const { fetch, timeoutMs } = transport;
  try {
    // A redirected order would be sent again, to somebody else.
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const text = await readText(response);
    if (text === undefined) return { status: 'silent', reason: 'the venue answered more than any true answer has' };
    return { status: response.status, headers: response.headers, body: parseJson(text) };
  } catch (error) {
    return { status: 'silent', reason: reasonOf(error) };
  }
}

async function readText(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** By the error's code alone: its text may quote what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the venue could not be asked';
  if (error.name === 'TimeoutError') return 'the venue did not answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `the connection to the venue failed${code}`;
}
