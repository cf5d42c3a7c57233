import { hourMs } from '@gaemi/core/base/instant.ts';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { unsignedToken } from './test-host.ts';
import { emulatorTokens, firebaseTokens, type VerifyToken } from './verify-token.ts';

const project = 'demo-gaemi';
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let verify: VerifyToken;
let published: JWK;
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  published = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' };
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

describe('the keys of Google', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('are fetched once for hours, so that nobody waits or is sent away while they cannot be', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const fetched = vi.fn<() => Promise<Response>>(async () => Response.json({ keys: [published] }));
    vi.stubGlobal('fetch', fetched);
    const verifyOnline = firebaseTokens(project);
    const token = await sign({ exp: '8h' });
    expect(await verifyOnline(token)).toMatchObject({ userId: 'u1' });
    fetched.mockRejectedValue(new TypeError('fetch failed'));
    vi.setSystemTime(Date.now() + 4 * hourMs);
    expect(await verifyOnline(token)).toMatchObject({ userId: 'u1' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('are fetched again for a token that was signed with a new one', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const known = [{ ...published, kid: 'old' }];
    vi.stubGlobal('fetch', async () => Response.json({ keys: known }));
    const verifyOnline = firebaseTokens(project);
    expect(await verifyOnline(await sign())).toBeUndefined();
    known.push({ ...published, kid: 'k1' });
    vi.setSystemTime(Date.now() + 60_000);
    expect(await verifyOnline(await sign())).toMatchObject({ userId: 'u1' });
  });
});
