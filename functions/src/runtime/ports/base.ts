import { pubsubPublisher } from '../../adapters/messages/pubsub-publisher.ts';
import { envSecrets } from '../../adapters/secrets/env-secrets.ts';
import { firestoreStore } from '../../adapters/store/firestore-store.ts';
import { replayClock, systemClock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import type { Outside } from '../outside.ts';

/** Store, topics, clock and keys over the official clients. */
export function openBase(environment: Environment): Outside {
  const { projectId, clock, variables } = environment;
  return {
    store: firestoreStore({ projectId }),
    publish: pubsubPublisher({ projectId }),
    clock: clock === undefined ? systemClock : replayClock(clock),
    secrets: envSecrets(variables),
  };
}
