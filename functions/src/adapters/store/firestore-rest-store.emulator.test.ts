import { describe } from 'vitest';
import { emulatorToken } from '../google/access-token.ts';
import { googleService } from '../google/google-service.ts';
import { firestoreRestStore } from './firestore-rest-store.ts';
import { storeContract } from './store-contract.ts';

const host = process.env['FIRESTORE_EMULATOR_HOST'];

describe.skipIf(host === undefined)('with the Firestore emulator', () => {
  const service = () => googleService({ origin: `http://${host}`, accessToken: emulatorToken });
  storeContract('Firestore over REST', () => firestoreRestStore(service(), 'demo-gaemi'), `rest-${Date.now()}`);
});
