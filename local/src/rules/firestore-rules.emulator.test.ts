import { readFileSync } from 'node:fs';
import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import {
  type CollectionName,
  collectionPath,
  collections,
  personalCollections,
  sharedCollections,
} from '@gaemi/core/collections.ts';
import { FirebaseError } from 'firebase/app';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  setDoc,
  setLogLevel,
  updateDoc,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const rules = readFileSync(new URL('../../../firestore.rules', import.meta.url), 'utf8');
const member = 'ant';
const otherMember = 'bee';
const stranger = 'wasp';
const refused = 'permission-denied';

let environment: RulesTestEnvironment;

beforeAll(async () => {
  // Every refusal is expected here, and would be logged as an error.
  setLogLevel('silent');
  const [host = '', port = ''] = inject('emulators').firestore.split(':');
  environment = await initializeTestEnvironment({
    projectId: 'demo-rules',
    firestore: { host, port: Number(port), rules },
  });
  await environment.withSecurityRulesDisabled(async (context) => {
    for (const userId of [member, otherMember]) {
      await setDoc(doc(context.firestore(), `users/${userId}`), { userId });
    }
    for (const path of everyPath()) await setDoc(doc(context.firestore(), path), { there: true });
    await setDoc(doc(context.firestore(), 'secrets/one'), { there: true });
  });
});

afterAll(() => environment?.cleanup());

describe('what a member may read', () => {
  it.each(Object.keys(collections))('"%s" has a block of its own in the rules', (name) => {
    expect(rules, `add "match /${name}/{id}" to firestore.rules`).toMatch(new RegExp(`match /${name}/\\{`));
  });

  it.each(Object.keys(sharedCollections))('a member reads the shared "%s"', async (name) => {
    expect(await outcomeOf(getDoc(doc(as(member), `${name}/one`)))).toBe('allowed');
    expect(await outcomeOf(getDocs(collection(as(member), name)))).toBe('allowed');
  });

  it.each(namesOf(personalCollections))('a member reads their own "%s"', async (name) => {
    expect(await outcomeOf(getDoc(doc(as(member), `${collectionPath(name, member)}/one`)))).toBe('allowed');
    expect(await outcomeOf(getDocs(collection(as(member), collectionPath(name, member))))).toBe('allowed');
  });

  it('whoever has signed in may ask whether they are a member', async () => {
    expect((await getDoc(doc(as(member), `users/${member}`))).exists()).toBe(true);
    expect((await getDoc(doc(as(stranger), `users/${stranger}`))).exists()).toBe(false);
  });
});

describe('what nobody may read', () => {
  it.each(everyPath())('%s is closed to whoever has not signed in', async (path) => {
    expect(await outcomeOf(getDoc(doc(nobody(), path)))).toBe(refused);
    expect(await outcomeOf(getDocs(collection(nobody(), parentOf(path))))).toBe(refused);
  });

  it.each(everyPath())('%s is closed to whoever has signed in without being a member', async (path) => {
    expect(await outcomeOf(getDoc(doc(as(stranger), path)))).toBe(refused);
    expect(await outcomeOf(getDocs(collection(as(stranger), parentOf(path))))).toBe(refused);
  });

  it.each(namesOf(personalCollections))('the "%s" of one member are closed to another', async (name) => {
    expect(await outcomeOf(getDoc(doc(as(otherMember), `${collectionPath(name, member)}/one`)))).toBe(refused);
    expect(await outcomeOf(getDocs(collection(as(otherMember), collectionPath(name, member))))).toBe(refused);
  });

  it.each(namesOf(personalCollections))('"%s" cannot be read across people', async (name) => {
    expect(await outcomeOf(getDocs(collectionGroup(as(member), name)))).toBe(refused);
  });

  it.each(namesOf(personalCollections))('a stranger with a subtree does not read their own "%s"', async (name) => {
    const path = `${collectionPath(name, stranger)}/one`;
    await environment.withSecurityRulesDisabled((context) => setDoc(doc(context.firestore(), path), { there: true }));
    expect(await outcomeOf(getDoc(doc(as(stranger), path)))).toBe(refused);
  });

  it('who else is a member is nobody’s business', async () => {
    expect(await outcomeOf(getDoc(doc(as(member), `users/${otherMember}`)))).toBe(refused);
    expect(await outcomeOf(getDocs(collection(as(member), 'users')))).toBe(refused);
  });

  it('the paper venue’s book and unknown collections are closed to members', async () => {
    for (const name of [
      'paperOrders',
      'coverage',
      'vendorTokens',
      'venueOrders',
      'secrets',
      `users/${member}/secrets`,
      'boards/one/deeper',
    ]) {
      expect(await outcomeOf(getDoc(doc(as(member), `${name}/one`)))).toBe(refused);
      expect(await outcomeOf(getDocs(collection(as(member), name)))).toBe(refused);
    }
  });

  it('an empty user id opens nothing', async () => {
    expect(await outcomeOf(getDoc(doc(as(' '), 'boards/one')))).toBe(refused);
  });
});

describe('what nobody may write', () => {
  const targets = [
    ...everyPath(),
    `users/${member}`,
    `users/${stranger}`,
    'secrets/one',
    `users/${member}/secrets/one`,
  ];

  it.each(targets)('nobody creates, replaces, changes or deletes %s', async (path) => {
    for (const database of [as(member), as(otherMember), as(stranger), nobody()]) {
      expect(await outcomeOf(setDoc(doc(database, `${parentOf(path)}/new`), { there: true }))).toBe(refused);
      expect(await outcomeOf(setDoc(doc(database, path), { there: false }))).toBe(refused);
      expect(await outcomeOf(updateDoc(doc(database, path), { there: false }))).toBe(refused);
      expect(await outcomeOf(deleteDoc(doc(database, path)))).toBe(refused);
    }
  });

  it('nobody makes themselves a member, whatever their token says', async () => {
    const claims = { admin: true, role: 'admin', email: 'ant@gaemi.local', email_verified: true };
    const database = environment.authenticatedContext(stranger, claims).firestore();
    expect(await outcomeOf(setDoc(doc(database, `users/${stranger}`), { userId: stranger, joinedAtMs: 0 }))).toBe(
      refused,
    );
    expect(await outcomeOf(getDoc(doc(database, 'boards/one')))).toBe(refused);
  });
});

/** `allowed`, or the code of the refusal. */
async function outcomeOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return 'allowed';
  } catch (error) {
    return error instanceof FirebaseError ? error.code : String(error);
  }
}

function as(userId: string) {
  return environment.authenticatedContext(userId).firestore();
}

function nobody() {
  return environment.unauthenticatedContext().firestore();
}

/** A document in every collection there is; personal ones belong to the first member. */
function everyPath(): string[] {
  return namesOf(collections)
    .filter((name) => name !== 'users')
    .map((name) => `${collectionPath(name, member)}/one`);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function namesOf<Name extends CollectionName>(map: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(map) as Name[]; // the keys of a map of collections are their names
}
