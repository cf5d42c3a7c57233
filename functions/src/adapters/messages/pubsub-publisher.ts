import type { ClientConfig, PubSub, Topic } from '@google-cloud/pubsub';
import type { Publish } from '../../runtime/context.ts';
import { encodeMessage } from './message-codec.ts';

/** Pub/Sub through its official client, which is loaded with the first message. */
export function pubsubPublisher(config: ClientConfig): Publish {
  const topics = new Map<string, Topic>();
  let opened: Promise<PubSub> | undefined;
  return async (name, message) => {
    const data = encodeMessage(name, message);
    const client = await (opened ??= openClient(config));
    const topic = topics.get(name) ?? client.topic(name, atOnce);
    topics.set(name, topic);
    await topic.publishMessage({ data });
  };
}

/** A person waits at the end of the chain: no message waits for company. */
const atOnce = { batching: { maxMessages: 1, maxMilliseconds: 0 } };

async function openClient(config: ClientConfig): Promise<PubSub> {
  const { PubSub } = await import('@google-cloud/pubsub');
  return new PubSub(config);
}
