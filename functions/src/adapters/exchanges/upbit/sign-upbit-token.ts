import { createHash, createHmac } from 'node:crypto';

export interface UpbitKeys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** A name may come twice (`states[]`), and the order is part of what is signed. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** The token of one request. A nonce is used once: a request that is asked again needs a new token. */
export function signUpbitToken({ accessKey, secretKey }: UpbitKeys, nonce: string, pairs: Pairs): string {
  const hashed = hashedText(pairs);
  const hash =
    hashed === '' ? {} : { query_hash: createHash('sha512').update(hashed).digest('hex'), query_hash_alg: 'SHA512' };
  const claims = { access_key: accessKey, nonce, ...hash };
  const signed = [{ alg: 'HS512', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  // The secret is used as its own text; it is not base64.
  return `${signed}.${createHmac('sha512', secretKey).update(signed).digest('base64url')}`;
}

/** What is hashed reads decoded, whatever the address looks like. */
export function hashedText(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

/** The address itself is encoded, all but the brackets of an array's name. */
export function queryText(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
