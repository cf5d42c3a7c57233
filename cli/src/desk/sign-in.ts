import * as z from 'zod/mini';
import { CommandError, type Terminal } from '../terminal.ts';
import { type DeskConfig, isThisMachine } from './desk-config.ts';
import { askJson, readAnswer } from './http.ts';

const identityService = 'https://identitytoolkit.googleapis.com';

const SignedIn = z.object({ idToken: z.string() });
const SignInRefusal = z.object({ error: z.object({ message: z.string() }) });

/** Exchanges email and password for the token that callables ask for. */
export async function signIn(terminal: Terminal, config: DeskConfig): Promise<string> {
  const { email, password } = credentials(terminal, config);
  const url = `${identityEndpoint(config)}/v1/accounts:signInWithPassword?key=${encodeURIComponent(config.apiKey)}`;
  const { body } = await askJson(terminal, url, { body: { email, password, returnSecureToken: true } });
  const refusal = SignInRefusal.safeParse(body);
  if (refusal.success) throw new CommandError(`"${email}" cannot sign in: ${refusal.data.error.message}`);
  return readAnswer(SignedIn, body, url).idToken;
}

function identityEndpoint({ emulators }: DeskConfig): string {
  if (emulators === undefined) return identityService;
  const url = new URL(emulators.authUrl);
  // A desk elsewhere must not be able to send our password to an address of its choice.
  if (!isThisMachine(url))
    throw new CommandError(`the desk names a sign-in emulator outside this machine: ${url.origin}`);
  return `${url.origin}/identitytoolkit.googleapis.com`;
}

function credentials({ env }: Terminal, { emulators, demoUser }: DeskConfig) {
  const email = env['GAEMI_EMAIL'];
  const password = env['GAEMI_PASSWORD'];
  if (email && password) return { email, password };
  if (email || password) throw new CommandError('set both GAEMI_EMAIL and GAEMI_PASSWORD');
  if (emulators !== undefined && demoUser !== undefined) return demoUser;
  throw new CommandError('set GAEMI_EMAIL and GAEMI_PASSWORD to the account of a member');
}
