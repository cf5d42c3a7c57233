import * as z from 'zod/mini';
import { GoogleError, readGoogleError } from '../google/google-error.ts';
import { type KeySafe, secretName } from './key-safe.ts';

export interface SecretManagerOptions {
  readonly projectId: string;
  readonly accessToken: () => Promise<string>;
  /** `https://secretmanager.googleapis.com`, or a stand-in. */
  readonly origin?: string;
}

const Version = z.object({ name: z.string() });
const Versions = z.object({
  versions: z._default(z.array(z.object({ name: z.string(), state: z.string() })), []),
  nextPageToken: z.optional(z.string()),
});
const Payload = z.object({ payload: z.object({ data: z.string() }) });
const Keys = z.record(z.string(), z.string());

type Ask = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;

/** Keys in Secret Manager, over REST: the official client would bring gRPC into every bundle that sends orders. */
export function secretManagerKeySafe(options: SecretManagerOptions): KeySafe {
  const ask = createAsk(options);
  const parent = `projects/${options.projectId}`;
  return {
    async putSecret(owner, keys) {
      const secret = `${parent}/secrets/${secretName(owner)}`;
      const payload = { payload: { data: Buffer.from(JSON.stringify(keys)).toString('base64') } };
      const added = await addVersion(ask, { parent, secret, payload });
      await destroyOlder(ask, secret, numberOf(added));
    },
    async readSecret(owner) {
      const path = `${parent}/secrets/${secretName(owner)}/versions/latest:access`;
      const answer = await ask('GET', path).catch(noneIfNotFound);
      if (answer === undefined) return undefined;
      const { payload } = z.parse(Payload, answer);
      const parsed = Keys.safeParse(parseJson(Buffer.from(payload.data, 'base64').toString('utf8')));
      if (parsed.success) return parsed.data;
      // Without what was read.
      throw new Error(`the stored keys for "${owner.venue}" are unreadable: store them again`);
    },
  };
}

async function addVersion(
  ask: Ask,
  { parent, secret, payload }: { parent: string; secret: string; payload: unknown },
): Promise<string> {
  const first = await ask('POST', `${secret}:addVersion`, payload).catch(noneIfNotFound);
  if (first !== undefined) return z.parse(Version, first).name;
  const body = { replication: { automatic: {} }, labels: { 'managed-by': 'gaemi' } };
  const id = secret.slice(secret.lastIndexOf('/') + 1);
  await ask('POST', `${parent}/secrets?secretId=${encodeURIComponent(id)}`, body).catch((error: unknown) => {
    // Somebody else has just created it.
    if (!(error instanceof GoogleError) || error.status !== 'ALREADY_EXISTS') throw error;
  });
  return z.parse(Version, await ask('POST', `${secret}:addVersion`, payload)).name;
}

/** Only what is older than our own: whoever stored keys after us keeps theirs. */
async function destroyOlder(ask: Ask, secret: string, own: number): Promise<void> {
  let pageToken = '';
  do {
    const page = z.parse(Versions, await ask('GET', `${secret}/versions?pageSize=100&pageToken=${pageToken}`));
    const older = page.versions.filter(({ name, state }) => state !== 'DESTROYED' && numberOf(name) < own);
    await Promise.all(older.map(({ name }) => ask('POST', `${secret}/versions/${numberOf(name)}:destroy`, {})));
    pageToken = encodeURIComponent(page.nextPageToken ?? '');
  } while (pageToken !== '');
}

function numberOf(versionName: string): number {
  return Number(versionName.slice(versionName.lastIndexOf('/') + 1));
}

function noneIfNotFound(error: unknown): undefined {
  if (error instanceof GoogleError && error.status === 'NOT_FOUND') return undefined;
  throw error;
}

function createAsk({ origin = 'https://secretmanager.googleapis.com', accessToken }: SecretManagerOptions): Ask {
  return async (method, path, body) => {
    const response = await fetch(`${origin}/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    if (!response.ok) throw readGoogleError(response.status, text);
    return JSON.parse(text);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
