import type { Auth, User } from 'firebase/auth';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Person } from '../backend.ts';
import { firebaseSessions } from './firebase-sessions.ts';

type Tell = (user: Pick<User, 'uid' | 'email'> | null) => void;
/** What all tabs share: who is signed in, as the library tells every tab. */
const tabs: Tell[] = [];
const tellAll: Tell = (user) => tabs.forEach((tell) => tell(user));
const ant = { uid: 'ant', email: 'ant@gaemi.local' };

vi.mock('firebase/auth', () => ({
  onAuthStateChanged: (_auth: unknown, tell: Tell) => {
    tabs.push(tell);
    return () => undefined;
  },
  signInWithEmailAndPassword: async () => tellAll(ant),
  signOut: async () => tellAll(null),
}));

beforeEach(() => void tabs.splice(0));

/** A tab of its own, with its own storage. */
function openTab() {
  const storage = new Map<string, string>();
  const reports: (Person | undefined)[] = [];
  const asTab = <Result>(act: () => Result): Result => {
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
      removeItem: (key: string) => storage.delete(key),
    });
    return act();
  };
  const demoUser = { email: ant.email, password: 'demo' };
  const sessions = firebaseSessions({} as Auth, demoUser); // every call that would look into it is replaced above
  sessions.watch((person) => reports.push(person));
  const own = tabs.at(-1);
  tabs[tabs.length - 1] = (user) => asTab(() => own?.(user));
  return { reports, start: () => asTab(() => tellAll(null)), leave: () => asTab(() => sessions.signOut()) };
}

it('signs the demo member in where nobody has been', async () => {
  const tab = openTab();
  tab.start();
  await vi.waitFor(() => expect(tab.reports.at(-1)?.userId).toBe('ant'));
});

it('leaves in every tab when the person leaves in one', async () => {
  const [first, second] = [openTab(), openTab()];
  tellAll(ant);
  await second.leave();
  await new Promise((resolve) => setTimeout(resolve));
  expect([first.reports.at(-1), second.reports.at(-1)], 'no tab signs in again').toEqual([undefined, undefined]);
});
