import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, initializeAuth, inMemoryPersistence, signInWithEmailAndPassword } from 'firebase/auth';
import { collection, connectFirestoreEmulator, doc, initializeFirestore, onSnapshot } from 'firebase/firestore';

/** What the bench hands the page before it loads. */
interface BenchWindow {
  benchOptions: {
    projectId: string;
    firestoreHost: string;
    firestorePort: number;
    authUrl: string;
    email: string;
    password: string;
    userId: string;
  };
  heard: (kind: string, atMs: number, heardAtMs: number) => void;
  benchReady?: Promise<void>;
}

declare const window: BenchWindow;

window.benchReady = listen();

async function listen(): Promise<void> {
  const { projectId, firestoreHost, firestorePort, authUrl, email, password, userId } = window.benchOptions;
  const app = initializeApp({ projectId, apiKey: 'demo-key' });
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, authUrl, { disableWarnings: true });
  await signInWithEmailAndPassword(auth, email, password);
  const firestore = initializeFirestore(app, {});
  connectFirestoreEmulator(firestore, firestoreHost, firestorePort);
  const hear = (kind: string, atMs: unknown) => {
    // The same clock as the publisher's: both count from the epoch on this machine.
    if (typeof atMs === 'number') window.heard(kind, atMs, performance.timeOrigin + performance.now());
  };
  await Promise.all([
    untilFirst((first) =>
      onSnapshot(doc(firestore, 'system/bench-floor'), (snapshot) => {
        first();
        hear('floor', snapshot.get('atMs'));
      }),
    ),
    untilFirst((first) =>
      onSnapshot(doc(firestore, 'boards/crypto'), (snapshot) => {
        first();
        hear('quote', snapshot.get('atMs'));
      }),
    ),
    untilFirst((first) =>
      onSnapshot(collection(firestore, `users/${userId}/orders`), (snapshot) => {
        first();
        for (const change of snapshot.docChanges()) {
          if (change.doc.get('status') === 'filled') hear('order', change.doc.get('createdAtMs'));
        }
      }),
    ),
  ]);
}

function untilFirst(subscribe: (first: () => void) => void): Promise<void> {
  return new Promise((resolve) => subscribe(resolve));
}
