import { emulatorToken, metadataToken } from '../../adapters/google/access-token.ts';
import { googleService } from '../../adapters/google/google-service.ts';
import { pubsubRestPublisher } from '../../adapters/messages/pubsub-rest-publisher.ts';
import { envSecrets } from '../../adapters/secrets/env-secrets.ts';
import { firestoreRestStore } from '../../adapters/store/firestore-rest-store.ts';
import { replayClock, systemClock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import type { Base } from '../outside.ts';

/** Store, topics, clock and keys, for every function that runs: here and in the cloud. */
export function openBase(environment: Environment): Base {
  const { projectId, clock, variables } = environment;
  const token = metadataToken(variables['GCE_METADATA_HOST']);
  const open = (emulatorHost: string | undefined, origin: string) =>
    emulatorHost === undefined
      ? googleService({ origin, accessToken: token })
      : googleService({ origin: `http://${emulatorHost}`, accessToken: emulatorToken });
  return {
    store: firestoreRestStore(open(environment.firestoreHost, 'https://firestore.googleapis.com'), projectId),
    publish: pubsubRestPublisher(open(environment.pubsubHost, 'https://pubsub.googleapis.com'), projectId),
    clock: clock === undefined ? systemClock : replayClock(clock),
    secrets: envSecrets(variables),
  };
}
