import { describe } from 'vitest';
import { firestoreStore } from './firestore-store.ts';
import { storeContract } from './store-contract.ts';

describe.skipIf(process.env['FIRESTORE_EMULATOR_HOST'] === undefined)('with the Firestore emulator', () => {
  storeContract('Firestore', () => firestoreStore({ projectId: 'demo-gaemi' }), `run-${Date.now()}`);
});
