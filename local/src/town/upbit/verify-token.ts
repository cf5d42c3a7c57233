import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJson, type VendorReply, type VendorRequest } from '../serve-vendor.ts';

const hashes: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

const Header = z.object({ alg: z.string() });
const Claims = z.object({
  access_key: z.string(),
  nonce: z.string().check(z.minLength(1)),
  query_hash: z.optional(z.string()),
  query_hash_alg: z.optional(z.string()),
});

export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Checks the token of a request as the exchange does; answers the refusal, or nothing. */
export function createTokenCheck(keys: Keys): (request: VendorRequest) => VendorReply | undefined {
  const nonces = new Set<string>();
  return (request) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return refuse('no_authorization_token', '인증 토큰이 없습니다.');
    const claims = readClaims(token, keys.secretKey);
    if (claims === undefined) return refuse('jwt_verification', 'JWT 토큰 검증에 실패했습니다.');
    if (claims.access_key !== keys.accessKey) return refuse('invalid_access_key', '잘못된 엑세스 키입니다.');
    if (nonces.has(claims.nonce)) return refuse('nonce_used', '이미 요청한 nonce값이 다시 사용되었습니다.');
    nonces.add(claims.nonce);
    const query = hashedQuery(request);
    const expected = query === '' ? undefined : createHash('sha512').update(query).digest('hex');
    if (claims.query_hash === expected && (expected === undefined || claims.query_hash_alg === 'SHA512'))
      return undefined;
    return refuse('invalid_query_payload', 'Jwt의 query를 검증하는데 실패하였습니다.');
  };
}

/** What the client had to hash: the query as it reads when decoded, or the body's pairs in their order. */
export function hashedQuery({ method, rawQuery, body }: VendorRequest): string {
  if (method !== 'POST') return decodeURIComponent(rawQuery);
  const pairs = z.record(z.string(), z.unknown()).safeParse(parseJson(body));
  if (!pairs.success) return '';
  return Object.entries(pairs.data)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('&');
}

function readClaims(token: string, secretKey: string): z.output<typeof Claims> | undefined {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const algorithm = hashes[Header.safeParse(readPart(header)).data?.alg ?? ''];
  if (algorithm === undefined || rest.length > 0) return undefined;
  // The secret is used as its own text; it is not base64.
  const expected = createHmac(algorithm, secretKey).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return Claims.safeParse(readPart(payload)).data;
}

function readPart(part: string): unknown {
  return parseJson(Buffer.from(part, 'base64url').toString('utf8'));
}

function refuse(name: string, message: string): VendorReply {
  return { status: 401, body: { error: { name, message } } };
}
