import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { emulatorToken } from '../google/access-token.ts';
import { googleService } from '../google/google-service.ts';
import { firestoreRestStore } from './firestore-rest-store.ts';
import { storeContract } from './store-contract.ts';

const host = process.env['FIRESTORE_EMULATOR_HOST'];

describe.skipIf(host === undefined)('with the Firestore emulator', () => {
  const service = () => googleService({ origin: `http://${host}`, accessToken: emulatorToken });
  const open = () => firestoreRestStore(service(), 'demo-gaemi');
  const prefix = `rest-${Date.now()}`;
  storeContract('Firestore over REST', open, prefix);

  describe('Firestore over REST, without locks', () => {
    const ref = (id: string) => documentRef('accounts', id, `${prefix}-user`);
    const account = (id: string, balanceUnits: bigint) =>
      ({ id, role: 'cash', asset: 'KRW', balanceUnits, updatedAtMs: 1 }) as const;

    it('decides again when what it only read has changed before it committed', async () => {
      const store = open();
      await store.set(ref('switch'), account('switch', 0n));
      const seen: bigint[] = [];
      await store.transact(async (transaction) => {
        const [position] = await transaction.getMany([ref('switch'), ref('decided')]);
        seen.push(position?.balanceUnits ?? -1n);
        if (seen.length === 1) await store.set(ref('switch'), account('switch', 1n));
        transaction.set(ref('decided'), account('decided', seen.at(-1) ?? -1n));
      });
      expect(seen).toEqual([0n, 1n]);
      expect((await store.get(ref('decided')))?.balanceUnits).toBe(1n);
    });

    it('decides again when what was not there came before it committed', async () => {
      const store = open();
      let runs = 0;
      await store.transact(async (transaction) => {
        const [rival] = await transaction.getMany([ref('rival')]);
        runs += 1;
        if (runs === 1) await store.set(ref('rival'), account('rival', 7n));
        transaction.set(ref('after'), account('after', rival?.balanceUnits ?? 0n));
      });
      expect((await store.get(ref('after')))?.balanceUnits).toBe(7n);
    });

    it('lets forty of two processes through that want the same balance at once', async () => {
      const processes = [open(), open()] as const;
      const add = (index: number) =>
        processes[index % 2 === 0 ? 0 : 1].transact(async (transaction) => {
          const [before] = await transaction.getMany([ref('hot')]);
          transaction.set(ref('hot'), account('hot', (before?.balanceUnits ?? 0n) + 1n));
        });
      await Promise.all(Array.from({ length: 40 }, (_, index) => add(index)));
      expect((await processes[0].get(ref('hot')))?.balanceUnits).toBe(40n);
    });
  });
});
