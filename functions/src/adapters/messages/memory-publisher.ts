import type { TopicName } from '@gaemi/core/topics.ts';
import type { Publish } from '../../runtime/context.ts';
import { encodeMessage } from './message-codec.ts';

/** A message as a subscriber would get it: JSON that was parsed again. */
export interface Published {
  readonly topic: TopicName;
  readonly data: unknown;
}

/** Keeps what was announced, for tests. */
export function memoryPublisher(): {
  readonly publish: Publish;
  readonly published: readonly Published[];
} {
  const published: Published[] = [];
  const publish: Publish = async (topic, message) => {
    published.push({ topic, data: JSON.parse(encodeMessage(topic, message).toString()) });
  };
  return { publish, published };
}
