import { expect, it } from 'vitest';
import type { PushSubscription } from './pubsub-client.ts';
import { subscribe } from './subscribe.ts';

const manifest = {
  'collect-candles': { trigger: 'schedule', schedule: '* * * * *', timeoutSeconds: 120 },
  'raise-signals': { trigger: 'topic', topic: 'candle-closed', timeoutSeconds: 30 },
  deposit: { trigger: 'callable', timeoutSeconds: 30 },
} as const;
const urls = new Map(Object.keys(manifest).map((name) => [name, `http://${name}`]));

async function subscriptionsOf(twice: boolean): Promise<PushSubscription[]> {
  const made: PushSubscription[] = [];
  const pubsub = {
    createTopic: async () => undefined,
    createPushSubscription: async (subscription: PushSubscription) => void made.push(subscription),
  };
  await subscribe(manifest, { urls, pubsub, twice });
  return made;
}

it('puts what messages wake behind a subscription, and patience above its own', async () => {
  expect(await subscriptionsOf(false)).toEqual([
    {
      name: 'collect-candles',
      topic: 'tick-collect-candles',
      pushUrl: 'http://collect-candles',
      ackDeadlineSeconds: 120,
    },
    { name: 'raise-signals', topic: 'candle-closed', pushUrl: 'http://raise-signals', ackDeadlineSeconds: 60 },
  ]);
});

it('puts it behind two when every message is to come twice', async () => {
  const made = await subscriptionsOf(true);
  expect(made.map(({ name }) => name)).toEqual([
    'collect-candles',
    'collect-candles-again',
    'raise-signals',
    'raise-signals-again',
  ]);
  expect(new Set(made.map(({ pushUrl }) => pushUrl)).size, 'at the same functions').toBe(2);
});
