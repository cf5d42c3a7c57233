import { documentRef } from '@gaemi/core/collections.ts';
import { start } from '../app/start.tsx';
import type { Backend, Person } from '../live/backend.ts';
import { fakeUserId } from './fake-account.ts';
import { fakeDeskAsk } from './fake-ask.ts';
import { emptyBank } from './fake-bank.ts';
import { type Documents, put } from './document-map.ts';
import { fakeDocuments, putOrders } from './fake-documents.ts';
import { fakeIncidents } from './fake-money.ts';
import { fakeOldOrders } from './fake-orders.ts';
import { fakeSource, type Weather } from './fake-source.ts';

/** The entry of test builds: the whole page over documents in memory. `?fake=` chooses how the desk is found. */
const scene = new URLSearchParams(location.search).get('fake') ?? 'full';
const nothing = { documents: new Map() as Documents, bank: emptyBank() };
const { documents, bank } = scene === 'empty' ? nothing : fakeDocuments(Date.now());
if (scene === 'many') putOrders(documents, fakeOldOrders(600, Date.now()));
const firstWeather: Readonly<Record<string, Weather>> = { connecting: 'offline', failing: 'failing' };
const source = fakeSource(documents, firstWeather[scene] ?? 'online');
const desk = fakeDeskAsk({ documents, bank }, () => source.refresh());

/** The strings that the browser tests pull. */
const gaemiFake = {
  calls: desk.calls,
  setAnswers: desk.setAnswers,
  setWeather: source.setWeather,
  /** Makes the desk silent: its boards were written so many minutes ago. */
  silence(minutes: number) {
    change('boards/', { atMs: Date.now() - minutes * 60_000 });
  },
  /** The books stop agreeing: two incidents are open. */
  drift() {
    for (const incident of fakeIncidents(Date.now()))
      put(documents, documentRef('incidents', incident.id, fakeUserId), incident);
    source.refresh();
  },
  /** Writes fields into every document below a path. */
  change,
};
Object.assign(globalThis, { gaemiFake });

const backend: Backend = {
  source,
  sessions: fakeSessions(),
  ask: desk.ask,
  demoUser: { email: 'demo@gaemi.local', password: 'demo' },
};
void start(async () => backend);

function change(path: string, fields: Readonly<Record<string, unknown>>): void {
  for (const [name, data] of documents) {
    if (name.startsWith(path) && typeof data === 'object') documents.set(name, { ...data, ...fields });
  }
  source.refresh();
}

function fakeSessions(): Backend['sessions'] {
  const member: Person = { userId: fakeUserId, email: 'demo@gaemi.local' };
  let person = scene === 'signed-out' ? undefined : member;
  let tell: (person: Person | undefined) => void = () => undefined;
  return {
    watch(report) {
      tell = report;
      report(person);
      return () => undefined;
    },
    async signIn(_email, password) {
      if (password !== 'demo') return 'wrong';
      person = member;
      tell(person);
      return undefined;
    },
    async signOut() {
      person = undefined;
      tell(person);
    },
  };
}
