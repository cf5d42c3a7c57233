import type { Desk } from '@gaemi/core/base/desk.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';

/** Writes down what this desk is made of and what it watches. */
export async function seedDesk(desk: Desk, store: Store): Promise<void> {
  await Promise.all([
    store.set(documentRef('system', 'desk'), desk),
    ...defaultInstruments.map((instrument) => store.set(documentRef('instruments', instrument.id), instrument)),
  ]);
}
