import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { emulatorToken } from './adapters/google/access-token.ts';
import { googleService } from './adapters/google/google-service.ts';
import { firestoreRestStore } from './adapters/store/firestore-rest-store.ts';
import { burstContract } from './testing/burst-contract.ts';

const host = process.env['FIRESTORE_EMULATOR_HOST'];

describe.skipIf(host === undefined)('with the Firestore emulator', () => {
  let desks = 0;
  const open = (project: string) =>
    firestoreRestStore(googleService({ origin: `http://${host}`, accessToken: emulatorToken }), project);
  // A project each: the emulator keeps them apart, so that no desk sees another's orders.
  burstContract('Firestore', () => open(`demo-burst-${Date.now()}-${(desks += 1)}`), 40);

  it('forty processes that add to one balance at the same moment lose nothing, and none of them gives up', async () => {
    const project = `demo-processes-${Date.now()}`;
    // What a process knows of its own transactions, it knows by its store.
    const stores = Array.from({ length: 40 }, () => open(project));
    const ref = documentRef('accounts', 'cash_KRW', 'u1');
    const add = (store: ReturnType<typeof open>) =>
      store.transact(async (transaction) => {
        const [before] = await transaction.getMany([ref]);
        const balanceUnits = (before?.balanceUnits ?? 0n) + 1n;
        transaction.set(ref, { id: 'cash_KRW', role: 'cash', asset: 'KRW', balanceUnits, updatedAtMs: 1 });
      });
    await Promise.all(stores.map(add));
    expect((await open(project).get(ref))?.balanceUnits).toBe(40n);
  });
});
