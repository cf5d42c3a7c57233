import { describe } from 'vitest';
import * as z from 'zod/mini';
import type { Publish } from '../../runtime/context.ts';
import { emulatorToken } from '../google/access-token.ts';
import { googleService } from '../google/google-service.ts';
import { publisherContract, type PublisherCase } from './publisher-contract.ts';
import { pubsubPublisher } from './pubsub-publisher.ts';
import { pubsubRestPublisher } from './pubsub-rest-publisher.ts';

const host = process.env['PUBSUB_EMULATOR_HOST'];
const Pulled = z.object({
  receivedMessages: z.optional(z.array(z.object({ message: z.object({ data: z.string() }) }))),
});

let opened = 0;

describe.skipIf(host === undefined)('with the Pub/Sub emulator', () => {
  publisherContract('the official client', () => open((projectId) => pubsubPublisher({ projectId })));
  publisherContract('Pub/Sub over REST', () =>
    open((projectId) =>
      pubsubRestPublisher(googleService({ origin: `http://${host}`, accessToken: emulatorToken }), projectId),
    ),
  );
});

/** A project of its own each time, so that no earlier message is left in it. */
async function open(openPublisher: (projectId: string) => Publish): Promise<PublisherCase> {
  opened += 1;
  const projectId = `demo-publisher-${Date.now()}-${opened}`;
  const project = `http://${host}/v1/projects/${projectId}`;
  const topic = 'ledger-posted';
  await send('PUT', `${project}/topics/${topic}`, {});
  await send('PUT', `${project}/subscriptions/pulled`, { topic: `projects/${projectId}/topics/${topic}` });
  return {
    publish: openPublisher(projectId),
    async received() {
      const pull = { maxMessages: 10, returnImmediately: true };
      const { receivedMessages = [] } = z.parse(
        Pulled,
        await send('POST', `${project}/subscriptions/pulled:pull`, pull),
      );
      return receivedMessages.map(({ message }) => JSON.parse(Buffer.from(message.data, 'base64').toString()));
    },
  };
}

async function send(method: string, url: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status}`);
  return answer.json();
}
