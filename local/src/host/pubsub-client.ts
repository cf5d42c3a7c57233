import { PubSub } from '@google-cloud/pubsub';

/** What the stage asks of the Pub/Sub emulator, through Google's own client. */
export interface PubsubClient {
  createTopic(topic: string): Promise<void>;
  createPushSubscription(subscription: PushSubscription): Promise<void>;
  publish(topic: string, message: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface PushSubscription {
  readonly name: string;
  readonly topic: string;
  readonly pushUrl: string;
  readonly ackDeadlineSeconds: number;
}

/** gRPC's code for what is there already. */
const alreadyExists = 6;

export function createPubsubClient(host: string, projectId: string): PubsubClient {
  const pubsub = new PubSub({ projectId, apiEndpoint: host, emulatorMode: true });
  // A tick that waits for others to travel with is a late tick.
  const atOnce = { batching: { maxMessages: 1 } };
  return {
    createTopic: (topic) => unlessThere(pubsub.createTopic(topic)),
    createPushSubscription({ name, topic, pushUrl, ackDeadlineSeconds }) {
      const topicPath = `projects/${projectId}/topics/${topic}`;
      const options = {
        ackDeadlineSeconds,
        // The framework reads the topic's name from the path that it is pushed to.
        pushConfig: { pushEndpoint: `${pushUrl}/${topicPath}` },
        retryPolicy: { minimumBackoff: { seconds: 1 }, maximumBackoff: { seconds: 60 } },
      };
      return unlessThere(pubsub.createSubscription(pubsub.topic(topic), name, options));
    },
    async publish(topic, message) {
      await pubsub.topic(topic, atOnce).publishMessage({ json: message });
    },
    close: () => pubsub.close(),
  };
}

async function unlessThere(creating: Promise<unknown>): Promise<void> {
  try {
    await creating;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === alreadyExists)) throw error;
  }
}
