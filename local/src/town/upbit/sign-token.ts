import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Keys } from './verify-token.ts';

/** Signs as a client of the exchange must; the tests of the town are clients. */
export function signToken(
  keys: Keys,
  { nonce = randomUUID(), query = '' }: { nonce?: string; query?: string } = {},
): string {
  const hash =
    query === '' ? {} : { query_hash: createHash('sha512').update(query).digest('hex'), query_hash_alg: 'SHA512' };
  const parts = [
    { alg: 'HS512', typ: 'JWT' },
    { access_key: keys.accessKey, nonce, ...hash },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha512', keys.secretKey).update(text).digest('base64url')}`;
}
