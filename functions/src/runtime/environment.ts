import { DeskClock } from '@gaemi/core/base/desk.ts';
import * as z from 'zod/mini';

/** What a process is told about where it runs; read once, at the door. */
export interface Environment {
  readonly projectId: string;
  readonly firestoreHost: string | undefined;
  readonly pubsubHost: string | undefined;
  readonly authEmulatorHost: string | undefined;
  /** Set on a desk that replays. */
  readonly clock: DeskClock | undefined;
  /** On Cloud Run; there, nothing that only a laptop may do is allowed. */
  readonly inCloud: boolean;
  /** Keys and vendor addresses, by the names of `.env.example`. */
  readonly variables: Variables;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** @throws Error with one line for the person who starts the process. */
export function readEnvironment(variables: Variables): Environment {
  const projectId = variables['GOOGLE_CLOUD_PROJECT'] ?? variables['GCLOUD_PROJECT'];
  if (projectId === undefined || projectId === '') {
    throw new Error('GOOGLE_CLOUD_PROJECT is not set: name the project whose store and topics are used');
  }
  const inCloud = given(variables['K_SERVICE']) !== undefined;
  const authEmulatorHost = given(variables['FIREBASE_AUTH_EMULATOR_HOST']);
  // Unsigned tokens are accepted where this is set: on a public service it would let anybody in.
  if (inCloud && authEmulatorHost !== undefined) {
    throw new Error(
      'FIREBASE_AUTH_EMULATOR_HOST is set on Cloud Run: remove it, since it turns off the check of tokens',
    );
  }
  return {
    projectId,
    firestoreHost: given(variables['FIRESTORE_EMULATOR_HOST']),
    pubsubHost: given(variables['PUBSUB_EMULATOR_HOST']),
    authEmulatorHost,
    clock: readClock(given(variables['GAEMI_CLOCK'])),
    inCloud,
    variables,
  };
}

function readClock(text: string | undefined): DeskClock | undefined {
  if (text === undefined) return undefined;
  try {
    return z.parse(DeskClock, JSON.parse(text));
  } catch (error) {
    throw new Error('GAEMI_CLOCK is not a desk clock: expected JSON with wallAtMs, marketAtMs and speed', {
      cause: error,
    });
  }
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
