import { hourMs } from '@gaemi/core/base/instant.ts';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import type { Caller } from './define.ts';

/** Who a token speaks for; `undefined` when it is not a valid one of this project. Rejects when that cannot be found out. */
export type VerifyToken = (token: string) => Promise<Caller | undefined>;

const googleKeysUrl = 'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com';

/** Google's keys are good for more than that, and a token signed with a new one has them fetched at once. */
const keysKeptMs = 5 * hourMs;

/** Checks Firebase ID tokens against Google's keys, which are fetched with the first and kept. */
export function firebaseTokens(projectId: string, keys?: JWTVerifyGetKey): VerifyToken {
  let googleKeys = keys;
  return async (token) => {
    // Loaded with the first token: event functions share the runtime and never see one.
    const { createRemoteJWKSet, errors, jwtVerify } = await import('jose');
    googleKeys ??= createRemoteJWKSet(new URL(googleKeysUrl), { cacheMaxAge: keysKeptMs });
    const expected = { issuer: issuerOf(projectId), audience: projectId, algorithms: ['RS256'] };
    try {
      const { payload } = await jwtVerify(token, googleKeys, expected);
      return callerOf(payload, projectId);
    } catch (error) {
      if (isInvalidToken(error, errors)) return undefined;
      throw error;
    }
  };
}

/** Accepts the unsigned tokens of the Auth emulator; everything but the signature is checked as ever. */
export function emulatorTokens(projectId: string): VerifyToken {
  return async (token) => callerOf(readUnsigned(token), projectId);
}

const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  sub: z.string().check(z.minLength(1), z.maxLength(128)),
  email: z.optional(z.string()),
});

function callerOf(payload: JWTPayload | undefined, projectId: string): Caller | undefined {
  const claims = z.safeParse(Claims, payload).data;
  if (claims === undefined) return undefined;
  const ours = claims.iss === issuerOf(projectId) && claims.aud === projectId;
  if (!ours || claims.exp * 1000 <= Date.now()) return undefined;
  return { userId: claims.sub, email: claims.email };
}

function readUnsigned(token: string): JWTPayload | undefined {
  const [header, payload] = token.split('.', 2).map(readPart);
  return header?.['alg'] === 'none' ? payload : undefined;
}

function readPart(part: string): Record<string, unknown> | undefined {
  try {
    return z.safeParse(z.record(z.string(), z.unknown()), JSON.parse(Buffer.from(part, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

function issuerOf(projectId: string): string {
  return `https://securetoken.google.com/${projectId}`;
}

/** Anything else, as keys that cannot be fetched, says nothing about the token. */
function isInvalidToken(error: unknown, errors: typeof import('jose').errors): boolean {
  const kinds = [
    errors.JWTInvalid,
    errors.JWTExpired,
    errors.JWTClaimValidationFailed,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWKSNoMatchingKey,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
  ];
  return kinds.some((kind) => error instanceof kind);
}
