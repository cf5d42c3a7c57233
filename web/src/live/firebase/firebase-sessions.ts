import { FirebaseError } from 'firebase/app';
import { onAuthStateChanged, signInWithEmailAndPassword, signOut, type Auth } from 'firebase/auth';
import type { Sessions, SignInFault } from '../backend.ts';
import type { Config } from '../config.ts';

/** Remembers, until the tab is closed, that the demo user has left on purpose. */
const leftKey = 'gaemi.left';

/** Sign-in by e-mail; a desk with a demo user signs it in by itself. */
export function firebaseSessions(auth: Auth, demoUser: Config['demoUser']): Sessions {
  return {
    watch(report) {
      let wasSomebody = false;
      return onAuthStateChanged(auth, (user) => {
        // Whoever was here and is gone has left, maybe in another tab: signing in again would bring both tabs back.
        const hasLeft = wasSomebody || sessionStorage.getItem(leftKey) !== null;
        wasSomebody = user !== null;
        if (user !== null) return report({ userId: user.uid, email: user.email ?? user.uid });
        if (demoUser === undefined || hasLeft) return report(undefined);
        // Reported only when it fails: a success is a change of its own.
        return void signIn(auth, demoUser.email, demoUser.password).then((problem) => {
          if (problem !== undefined) report(undefined);
        });
      });
    },
    signIn: (email, password) => signIn(auth, email, password),
    async signOut() {
      sessionStorage.setItem(leftKey, 'yes');
      await signOut(auth);
    },
  };
}

async function signIn(auth: Auth, email: string, password: string): Promise<SignInFault | undefined> {
  try {
    await signInWithEmailAndPassword(auth, email, password);
    sessionStorage.removeItem(leftKey);
    return undefined;
  } catch (error) {
    if (!(error instanceof FirebaseError)) throw error;
    if (error.code === 'auth/network-request-failed') return 'offline';
    return error.code === 'auth/too-many-requests' ? 'throttled' : 'wrong';
  }
}
