import { describe } from 'vitest';
import { emulatorToken } from './adapters/google/access-token.ts';
import { googleService } from './adapters/google/google-service.ts';
import { firestoreRestStore } from './adapters/store/firestore-rest-store.ts';
import { chainContract } from './testing/chain-contract.ts';

const host = process.env['FIRESTORE_EMULATOR_HOST'];

describe.skipIf(host === undefined)('with the Firestore emulator', () => {
  let desks = 0;
  const service = googleService({ origin: `http://${host}`, accessToken: emulatorToken });
  // A project each: the emulator keeps them apart, so that no desk sees another's orders.
  chainContract('Firestore', () => firestoreRestStore(service, `demo-chain-${Date.now()}-${(desks += 1)}`));
});
