import { describe, expect, it } from 'vitest';
import { createPaperExchange } from './adapters/exchanges/paper-exchange.ts';
import { memoryStore } from './adapters/store/memory-store.ts';
import { chainContract, playChain } from './testing/chain-contract.ts';
import { countingExchange } from './testing/counting-exchange.ts';
import { createDesk, crossingMinutes, memberId } from './testing/desk-in-memory.ts';
import { withoutClaim } from './testing/without-claim.ts';

chainContract('a store in memory', memoryStore);

describe('the claim and the halt', () => {
  it('would trade more than once without the claim, so the chain test can fail', async () => {
    const { submittedIds } = await playChain('three-times', withoutClaim(memoryStore()));

    expect(submittedIds.length, 'every delivery believes that it is the first').toBeGreaterThan(1);
  });

  it('sends nothing that was accepted before the halt and not yet sent', async () => {
    const store = memoryStore();
    const exchange = countingExchange(createPaperExchange({ store }));
    const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
    await desk.tick('collect-candles');
    await desk.run('halt', { reason: 'a test' });
    await desk.drain();

    const [order] = await store.list({ collection: 'orders', userId: memberId, limit: 10 });
    expect(exchange.submittedIds).toEqual([]);
    expect(order?.refusals.map(({ rule }) => rule)).toContain('trading-enabled');
  });
});
