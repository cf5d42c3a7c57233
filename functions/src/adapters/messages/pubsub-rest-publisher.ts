import type { Publish } from '../../runtime/context.ts';
import type { GoogleService } from '../google/google-service.ts';
import { encodeMessage } from './message-codec.ts';

/** Pub/Sub over its REST interface: one request a message, at once. */
export function pubsubRestPublisher(service: GoogleService, projectId: string): Publish {
  return async (topic, message) => {
    const data = encodeMessage(topic, message).toString('base64');
    await service.ask(`/v1/projects/${projectId}/topics/${topic}:publish`, {
      messages: [{ data }],
    });
  };
}
