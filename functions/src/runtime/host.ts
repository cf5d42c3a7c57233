import type { WriteLine } from './cloud-logger.ts';
import type { Outside } from './outside.ts';
import type { VerifyToken } from './verify-token.ts';

/** What the runtime needs of a process to serve functions in it. */
export interface Host {
  readonly projectId: string;
  readonly outside: Outside;
  readonly verifyToken: VerifyToken;
  /** Where log lines go; standard output unless a test listens. */
  readonly writeLine?: WriteLine;
}
