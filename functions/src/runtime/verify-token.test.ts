import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { unsignedToken } from './test-host.ts';
import { emulatorTokens, firebaseTokens, type VerifyToken } from './verify-token.ts';

const project = 'demo-gaemi';
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let verify: VerifyToken;
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  const published = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' };
  verify = firebaseTokens(project, createLocalJWKSet({ keys: [published] }));
});

function sign(claims: { aud?: string; iss?: string; exp?: string; sub?: string } = {}, kid = 'k1') {
  return new SignJWT({ email: 'a@example.com' })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(claims.iss ?? `https://securetoken.google.com/${project}`)
    .setAudience(claims.aud ?? project)
    .setSubject(claims.sub ?? 'u1')
    .setIssuedAt()
    .setExpirationTime(claims.exp ?? '1h')
    .sign(keys.privateKey);
}

describe('a Firebase ID token', () => {
  it('speaks for whoever it was signed for', async () => {
    expect(await verify(await sign())).toEqual({ userId: 'u1', email: 'a@example.com' });
  });

  it('is refused for another project, another issuer, nobody, or when it has expired', async () => {
    const broken = [
      sign({ aud: 'other' }),
      sign({ iss: 'https://evil.example' }),
      sign({ exp: '-1h' }),
      sign({ sub: '' }),
      sign({}, 'another-key'),
    ];
    const verified = broken.map(async (token) => verify(await token));
    expect(await Promise.all(verified)).toEqual(broken.map(() => undefined));
  });

  it('is refused when it was changed, is not signed, or is no token at all', async () => {
    const [header, , signature] = (await sign()).split('.');
    const [, forged] = unsignedToken({ sub: 'admin' }).split('.');
    const verified = [`${header}.${forged}.${signature}`, unsignedToken(), '', 'a.b.c'].map((token) => verify(token));
    expect(await Promise.all(verified)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is not called invalid when the keys cannot be fetched', async () => {
    const offline = firebaseTokens(project, () => Promise.reject(new TypeError('fetch failed')));
    await expect(offline(await sign())).rejects.toThrow('fetch failed');
  });
});

describe('a token of the Auth emulator', () => {
  it('is accepted unsigned only, with everything else checked', async () => {
    const check = emulatorTokens(project);
    expect(await check(unsignedToken())).toEqual({ userId: 'u1', email: 'u1@example.com' });
    expect(await check(unsignedToken({ exp: 1 }))).toBeUndefined();
    expect(await check(await sign())).toBeUndefined();
  });
});
