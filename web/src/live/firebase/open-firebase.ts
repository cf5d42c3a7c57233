import { initializeApp } from 'firebase/app';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  type Auth,
} from 'firebase/auth';
import { connectFirestoreEmulator, initializeFirestore, memoryLocalCache } from 'firebase/firestore';
import type { Backend } from '../backend.ts';
import { createAsk } from '../callable.ts';
import type { Config } from '../config.ts';
import { firestoreSource } from './firestore-source.ts';
import { firebaseSessions } from './firebase-sessions.ts';

/** The real desk: Firestore listeners, Firebase sign-in, callables at this page's own address. */
export function openFirebase(config: Config): Backend {
  const { projectId, apiKey, authDomain, emulators, demoUser } = config;
  const app = initializeApp({ projectId, apiKey, ...(authDomain === undefined ? {} : { authDomain }) });
  const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] });
  // A cold opening is a few dozen documents; a cache on disk would save nothing and delays snapshots.
  const firestore = initializeFirestore(app, { localCache: memoryLocalCache() });
  if (emulators !== undefined) {
    connectAuthEmulator(auth, emulators.authUrl, { disableWarnings: true });
    connectFirestoreEmulator(firestore, emulators.firestoreHost, emulators.firestorePort);
  }
  return {
    source: firestoreSource(firestore),
    sessions: firebaseSessions(auth, demoUser),
    ask: createAsk(() => idToken(auth)),
    ...(demoUser === undefined ? {} : { demoUser }),
  };
}

async function idToken(auth: Auth): Promise<string> {
  const token = await auth.currentUser?.getIdToken();
  if (token === undefined) throw new Error('nobody is signed in');
  return token;
}
