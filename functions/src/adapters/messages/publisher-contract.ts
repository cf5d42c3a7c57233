import { expect, it } from 'vitest';
import type { Publish } from '../../runtime/context.ts';

export interface PublisherCase {
  readonly publish: Publish;
  /** What has arrived at a topic since it was last asked, parsed. */
  readonly received: (topic: 'ledger-posted') => Promise<unknown[]>;
}

const posted = { userId: 'u1', causeId: 'c1', atMs: 1_763_600_000_000 };

/** What every publisher does. */
export function publisherContract(name: string, open: () => Promise<PublisherCase>): void {
  it(`${name} announces a message before it resolves, as the topic's JSON`, async () => {
    const { publish, received } = await open();
    await publish('ledger-posted', posted);
    await publish('ledger-posted', { ...posted, causeId: 'c2' });
    const messages = await received('ledger-posted');
    expect(messages).toHaveLength(2);
    expect(messages).toEqual(expect.arrayContaining([posted, { ...posted, causeId: 'c2' }]));
  });

  it(`${name} refuses a message that does not fit its topic, and tells nobody`, async () => {
    const { publish, received } = await open();
    await expect(publish('ledger-posted', { ...posted, userId: 'a/b' })).rejects.toThrow('does not fit');
    expect(await received('ledger-posted')).toEqual([]);
  });
}
