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
  if (refusal.success)
    throw new CommandError({
      ko: `"${email}": 로그인할 수 없습니다(${refusal.data.error.message})`,
      en: `"${email}" cannot sign in: ${refusal.data.error.message}`,
    });
  return readAnswer(SignedIn, body, url).idToken;
}

function identityEndpoint({ emulators }: DeskConfig): string {
  if (emulators === undefined) return identityService;
  const url = new URL(emulators.authUrl);
  // A desk elsewhere must not be able to send our password to an address of its choice.
  if (!isThisMachine(url))
    throw new CommandError({
      ko: `데스크가 이 기기 밖의 로그인 에뮬레이터를 가리킵니다: ${url.origin}`,
      en: `the desk names a sign-in emulator outside this machine: ${url.origin}`,
    });
  return `${url.origin}/identitytoolkit.googleapis.com`;
}

function credentials({ env }: Terminal, { emulators, demoUser }: DeskConfig) {
  const email = env['GAEMI_EMAIL'];
  const password = env['GAEMI_PASSWORD'];
  if (email && password) return { email, password };
  if (email || password)
    throw new CommandError({
      ko: 'GAEMI_EMAIL과 GAEMI_PASSWORD를 둘 다 정하세요',
      en: 'set both GAEMI_EMAIL and GAEMI_PASSWORD',
    });
  if (emulators !== undefined && demoUser !== undefined) return demoUser;
  throw new CommandError({
    ko: 'GAEMI_EMAIL과 GAEMI_PASSWORD에 회원의 계정을 적으세요',
    en: 'set GAEMI_EMAIL and GAEMI_PASSWORD to the account of a member',
  });
}
