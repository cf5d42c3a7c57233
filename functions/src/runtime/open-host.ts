import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import type { Outside } from './outside.ts';
import { emulatorTokens, firebaseTokens } from './verify-token.ts';

export function openHost({ projectId, authEmulatorHost }: Environment, outside: Outside): Host {
  const verifyToken = authEmulatorHost === undefined ? firebaseTokens(projectId) : emulatorTokens(projectId);
  return { projectId, outside, verifyToken };
}
