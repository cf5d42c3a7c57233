import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { VendorRequest } from '../serve-vendor.ts';
import { signToken } from './sign-token.ts';
import { createTokenCheck, hashedQuery } from './verify-token.ts';

/** Vectors worked out by hand from the vendor's description of its tokens. */
const keys = {
  accessKey: 'a7Xd92LmQW3vBtRzYpMj5CxNKeT1HuVs0fFgJcAw',
  secretKey: 'test-secret-key-0123456789abcdefABCDEF',
};
const nonce = 'b2f1e3f8-2dc1-4d6f-a838-c74c49b0e39a';
const head512 = 'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9';
const head256 = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
const claims =
  'eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIn0';

describe('the token check', () => {
  it.each([
    [head512, 'UVj3kdCAFudoD4Wmg3Lu3Ua-3a3iAOctEbYqxCNGZhWvv4BnziRr8OqelGgtHFUB9TK2xZyG3KSa1ZHuXlWMEQ'],
    [head256, 'His-G6FBRT3YUQTdtGBJs8cLulWr5nPy2d2-SlZ7MjU'],
  ])('accepts a published token with header %s', (head, signature) => {
    expect(check({ token: `${head}.${claims}.${signature}` })).toBeUndefined();
  });

  it('accepts HS384, and no algorithm that signs nothing', () => {
    const [, payload = ''] = signToken(keys, { nonce }).split('.');
    const text = `${encode({ alg: 'HS384', typ: 'JWT' })}.${payload}`;
    expect(
      check({ token: `${text}.${createHmac('sha384', keys.secretKey).update(text).digest('base64url')}` }),
    ).toBeUndefined();
    expect(check({ token: `${encode({ alg: 'none' })}.${payload}.` })).toBe('jwt_verification');
  });

  it('refuses a changed claim, a used nonce, another key and no token', () => {
    expect(check({ token: `${head256}.${claims}x.His-G6FBRT3YUQTdtGBJs8cLulWr5nPy2d2-SlZ7MjU` })).toBe(
      'jwt_verification',
    );
    expect(check({ token: signToken({ ...keys, accessKey: 'other' }, { nonce }) })).toBe('invalid_access_key');
    expect(check({})).toBe('no_authorization_token');
    const verify = createTokenCheck(keys);
    const request = requestOf({ token: signToken(keys, { nonce }) });
    expect(verify(request)).toBeUndefined();
    expect(verify(request)?.body).toMatchObject({ error: { name: 'nonce_used' } });
  });

  it('hashes the query as it reads when decoded', () => {
    const rawQuery = 'start_time=2026-11-13T09%3A00%3A00%2B09%3A00&limit=1000';
    const query = hashedQuery(requestOf({ rawQuery }));
    expect(createHash('sha512').update(query).digest('hex')).toBe(
      'eeb18d24c977f9d30139ba9d96766d67542fda911667ee5efef8bba54a01629377f1921a41d1ac7831531870078387037da74cd9eaa75f7e2ac98914bb8492ed',
    );
    const arrays = hashedQuery(requestOf({ rawQuery: 'market=KRW-BTC&states[]=wait&states[]=watch&limit=10' }));
    expect(createHash('sha512').update(arrays).digest('hex')).toBe(
      'e3cfc649139c595e1c26a8aa2b3c8504f4b15011fc2b819081451e5e845172bd5dbbb5110ec5d7a3d1d32ff71f46a78323a040e8bedf8672021fd2206190a3a8',
    );
  });

  it('hashes a body by its pairs in their order', () => {
    const body =
      '{"market":"KRW-BTC","side":"bid","price":"10000","ord_type":"price","identifier":"bot-20261120-0002"}';
    expect(
      createHash('sha512')
        .update(hashedQuery(requestOf({ method: 'POST', body })))
        .digest('hex'),
    ).toBe(
      'b851c9ab433c7c90de56a223bce78593fe949a3d713829c21ed569f98561bb429ad8fc6d691253c0aaf733f8eb7f377305f85617080176df74c1c90175045fd2',
    );
  });

  it('refuses a token made for another query', () => {
    const token = signToken(keys, { nonce, query: 'market=KRW-ETH' });
    expect(check({ token, rawQuery: 'market=KRW-BTC' })).toBe('invalid_query_payload');
    expect(check({ token })).toBe('invalid_query_payload');
    expect(check({ token: signToken(keys, { nonce }), rawQuery: 'market=KRW-BTC' })).toBe('invalid_query_payload');
  });
});

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

interface Parts {
  readonly token?: string;
  readonly rawQuery?: string;
  readonly method?: string;
  readonly body?: string;
}

function requestOf({ token, rawQuery = '', method = 'GET', body = '' }: Parts): VendorRequest {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { method, path: '/', rawQuery, query: new URLSearchParams(rawQuery), headers, body, params: {} };
}

function check(parts: Parts): string | undefined {
  const body = createTokenCheck(keys)(requestOf(parts))?.body;
  return body === undefined ? undefined : /"name":"(\w+)"/.exec(JSON.stringify(body))?.[1];
}
