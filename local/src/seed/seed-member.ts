import type { Instant } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { callables, type CallableInput } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import * as z from 'zod/mini';
import type { AuthClient, Credentials } from './auth-client.ts';

/** The password of the member that a desk on one machine signs up; the README says it too. */
export const demoPassword = 'gaemi-desk';

/** Ten million won. */
const wonDeposit: CallableInput<'deposit'> = {
  currency: 'KRW',
  units: unitsFromText('10000000'),
  requestId: 'first-deposit',
};

/** A thousand USDT, for pairs abroad. */
export const tetherDeposit: CallableInput<'deposit'> = {
  currency: 'USDT',
  units: unitsFromText('1000'),
  requestId: 'first-deposit-usdt',
};

export interface Member {
  readonly userId: string;
  readonly credentials: Credentials;
}

/** The member's id is made of the address, so that every start of the desk names the same person. */
export function memberOf(email: string): Member {
  return { userId: email.replaceAll(/[^\w.-]/g, '-'), credentials: { email, password: demoPassword } };
}

interface Seeding {
  readonly auth: AuthClient;
  readonly store: Store;
  /** Where the function `deposit` listens. */
  readonly depositUrl: string;
  /** Beside the won. */
  readonly moreDeposits?: readonly CallableInput<'deposit'>[];
  readonly atMs: Instant;
}

/** Signs a person up, makes them a member with the default limits, and pays in their first money. */
export async function seedMember({ userId, credentials }: Member, seeding: Seeding): Promise<void> {
  const { auth, store, depositUrl, moreDeposits = [], atMs } = seeding;
  const strategyIds = strategies.map(({ id }) => id);
  await Promise.all([
    auth.createUser(userId, credentials),
    store.set(documentRef('users', userId), { userId, email: credentials.email, joinedAtMs: atMs }),
    store.set(documentRef('settings', 'trading', userId), defaultSettings(strategyIds, atMs)),
  ]);
  const idToken = await auth.signIn(credentials);
  for (const movement of [wonDeposit, ...moreDeposits]) await deposit(depositUrl, idToken, movement);
}

/** Pays in as the person would from the page: through the function, with their own token. */
async function deposit(url: string, idToken: string, movement: CallableInput<'deposit'>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${idToken}` },
    body: JSON.stringify({ data: z.encode(callables.deposit.input, movement) }),
  });
  if (!response.ok) throw new Error(`the first deposit was answered with ${response.status}: ${await response.text()}`);
}
