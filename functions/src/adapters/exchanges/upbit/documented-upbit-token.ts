import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';

export interface DocumentedRequest {
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly body: string;
  readonly authorization: string;
}

const algorithms: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
const Header = z.strictObject({ alg: z.enum(['HS256', 'HS384', 'HS512']), typ: z.literal('JWT') });
const Claims = z.strictObject({
  access_key: z.string(),
  nonce: z.uuid(),
  query_hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{128}$/))),
  query_hash_alg: z.optional(z.literal('SHA512')),
});

/** Checks a token against the vendor's page on authentication, claim by claim; answers the name of the error. */
export function createDocumentedCheck(accessKey: string, secretKey: string) {
  const nonces = new Set<string>();
  return (request: DocumentedRequest): string | undefined => {
    const [, token] = /^Bearer (\S+)$/.exec(request.authorization) ?? [];
    if (token === undefined) return 'no_authorization_token';
    const [header = '', payload = '', signature = '', ...rest] = token.split('.');
    const read = Header.safeParse(partOf(header));
    const claims = Claims.safeParse(partOf(payload));
    if (!read.success || !claims.success || rest.length > 0) return 'jwt_verification';
    const hash = createHmac(algorithms[read.data.alg] ?? '', secretKey).update(`${header}.${payload}`);
    if (hash.digest('base64url') !== signature) return 'jwt_verification';
    if (claims.data.access_key !== accessKey) return 'invalid_access_key';
    if (nonces.has(claims.data.nonce)) return 'nonce_used';
    nonces.add(claims.data.nonce);
    const text = hashedOf(request);
    const expected = text === '' ? undefined : createHash('sha512').update(text).digest('hex');
    const isSame = claims.data.query_hash === expected;
    const hasName = (claims.data.query_hash_alg === 'SHA512') === (expected !== undefined);
    return isSame && hasName ? undefined : 'invalid_query_payload';
  };
}

/** The query as it reads when decoded, in the order it was sent; of a POST, its body's pairs in theirs. */
function hashedOf({ method, rawQuery, body }: DocumentedRequest): string {
  if (method !== 'POST') return decodeURIComponent(rawQuery);
  const pairs: [string, unknown][] = Object.entries(JSON.parse(body));
  return pairs.map(([name, value]) => `${name}=${String(value)}`).join('&');
}

function partOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
