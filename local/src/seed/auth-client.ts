import * as z from 'zod/mini';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Any text will do: the Auth emulator takes every key for that of its only project. */
export const demoApiKey = 'demo-key';

export interface AuthClient {
  /** Creates a person under an id of our choice. */
  createUser(userId: string, credentials: Credentials): Promise<void>;
  /** Answers the person's own ID token, as the page gets it. */
  signIn(credentials: Credentials): Promise<string>;
}

const SignedIn = z.object({ idToken: z.string() });

/** The two things the stage asks of the Auth emulator. */
export function createAuthClient(host: string, projectId: string): AuthClient {
  async function ask(path: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<unknown> {
    const response = await fetch(`http://${host}/identitytoolkit.googleapis.com/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (response.ok) return response.json();
    throw new Error(`the Auth emulator answered ${response.status} to ${path}: ${await response.text()}`);
  }

  return {
    async createUser(userId, credentials) {
      const body = { localId: userId, emailVerified: true, ...credentials };
      // Whom the emulator takes for an administrator, who alone may choose an id.
      await ask(`projects/${projectId}/accounts`, { authorization: 'Bearer owner' }, body);
    },
    async signIn(credentials) {
      const body = { ...credentials, returnSecureToken: true };
      const answer = await ask(`accounts:signInWithPassword?key=${demoApiKey}`, {}, body);
      return SignedIn.parse(answer).idToken;
    },
  };
}
