import { get } from 'node:http';
import * as z from 'zod/mini';

const Token = z.object({ access_token: z.string(), expires_in: z.number() });

/** Emulators take this word for every right there is. */
export const emulatorToken = async () => 'owner';

/** Renewed before it ends, so that no request meets an expired one. */
const renewBeforeMs = 300_000;

/**
 * The token of the service account that a function runs as, from the metadata server beside it; asked for once and kept.
 * `GCE_METADATA_HOST` names another server, as the official clients understand it.
 */
export function metadataToken(metadataHost = 'metadata.google.internal'): () => Promise<string> {
  const url = `http://${metadataHost}/computeMetadata/v1/instance/service-accounts/default/token`;
  let kept: { readonly token: Promise<string>; renewAtMs: number } | undefined;
  return () => {
    if (kept !== undefined && Date.now() < kept.renewAtMs) return kept.token;
    const asking = readToken(url);
    const token = asking.then(({ access_token }) => access_token);
    const entry = { token, renewAtMs: Number.POSITIVE_INFINITY };
    kept = entry;
    asking.then(
      ({ expires_in }) => {
        entry.renewAtMs = Date.now() + Math.max(0, expires_in * 1000 - renewBeforeMs);
      },
      // A failure is not kept: whoever comes next asks again.
      () => {
        if (kept === entry) kept = undefined;
      },
    );
    return token;
  };
}

async function readToken(url: string): Promise<z.output<typeof Token>> {
  const body = await new Promise<string>((resolve, reject) => {
    const asked = get(url, { headers: { 'metadata-flavor': 'Google' }, timeout: 10_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('the metadata server does not answer')));
    asked.on('error', reject);
  });
  return z.parse(Token, JSON.parse(body));
}
