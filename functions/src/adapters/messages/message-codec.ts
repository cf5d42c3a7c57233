import { type TopicMessage, type TopicName, topics } from '@gaemi/core/topics.ts';
import * as z from 'zod/mini';

/** @throws Error when the message does not fit its topic, before anybody is told. */
export function encodeMessage<Name extends TopicName>(topic: Name, message: TopicMessage<Name>): Buffer {
  const schema: z.ZodMiniType = topics[topic];
  const encoded = z.safeEncode(schema, message);
  if (!encoded.success) throw new Error(`a message for "${topic}" does not fit: ${z.prettifyError(encoded.error)}`);
  return Buffer.from(JSON.stringify(encoded.data));
}
