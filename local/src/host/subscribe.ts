import { tickTopic, topics } from '@gaemi/core/topics.ts';
import type { Manifest } from './manifest.ts';
import type { PubsubClient } from './pubsub-client.ts';

/** Where each function listens, by its name. */
export type FunctionUrls = ReadonlyMap<string, string>;

interface Subscribing {
  readonly urls: FunctionUrls;
  readonly pubsub: Pick<PubsubClient, 'createTopic' | 'createPushSubscription'>;
  /** Every message comes a second time, beside the first, as the service may do at any moment. */
  readonly twice: boolean;
}

/** Puts every function that a message wakes behind a push subscription of its topic, as Terraform does in the cloud. */
export async function subscribe(manifest: Manifest, { urls, pubsub, twice }: Subscribing): Promise<void> {
  const woken = Object.entries(manifest).flatMap(([name, { trigger, topic, timeoutSeconds }]) => {
    if (trigger === 'schedule') return [{ name, topic: tickTopic(name), timeoutSeconds }];
    return trigger === 'topic' && topic !== undefined ? [{ name, topic, timeoutSeconds }] : [];
  });
  const needed = new Set([...Object.keys(topics), ...woken.map(({ topic }) => topic)]);
  await Promise.all([...needed].map((topic) => pubsub.createTopic(topic)));
  await Promise.all(
    woken.flatMap(({ name, topic, timeoutSeconds }) => {
      const pushUrl = urlOf(name, urls);
      const subscription = { topic, pushUrl, ackDeadlineSeconds: ackDeadlineSeconds(timeoutSeconds) };
      const names = twice ? [name, `${name}-again`] : [name];
      return names.map((each) => pubsub.createPushSubscription({ ...subscription, name: each }));
    }),
  );
}

function urlOf(name: string, urls: FunctionUrls): string {
  const url = urls.get(name);
  if (url === undefined) throw new Error(`"${name}" is in functions/manifest.json, but nobody serves it`);
  return url;
}

/** Below a function's own patience the message would come again while it is still being handled. */
function ackDeadlineSeconds(timeoutSeconds: number): number {
  return Math.min(600, Math.max(60, timeoutSeconds));
}
