import { documentRef } from '@gaemi/core/collections.ts';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { envSecrets } from '../adapters/secrets/env-secrets.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Host } from './host.ts';
import { emulatorTokens } from './verify-token.ts';

export const testProject = 'demo-gaemi';

/** A host that keeps everything in memory, with one member, `u1`, for the runtime's own tests. */
export async function testHost() {
  const store = memoryStore();
  const member = { userId: 'u1', email: 'u1@example.com', joinedAtMs: 1 };
  await store.set(documentRef('users', 'u1'), member);
  const { publish, published } = memoryPublisher();
  const lines: Record<string, unknown>[] = [];
  const host: Host = {
    projectId: testProject,
    outside: { store, publish, clock: { nowMs: () => 1_763_600_000_000 }, secrets: envSecrets({}) },
    verifyToken: emulatorTokens(testProject),
    writeLine: (line) => void lines.push(JSON.parse(line)),
  };
  return { host, store, published, lines };
}

/** A token as the Auth emulator signs it: not at all. */
export function unsignedToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const expiresAt = Math.floor(Date.now() / 1000) + 3600;
  const issuer = `https://securetoken.google.com/${testProject}`;
  const payload = { iss: issuer, aud: testProject, sub: 'u1', exp: expiresAt, email: 'u1@example.com', ...claims };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(payload)}.`;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
