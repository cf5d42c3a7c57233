import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory-store.ts';
import { createExchanges } from './index.ts';
import { sampleOrder } from './sample-order.ts';

const keySafe = async () => ({ readSecret: async () => undefined });

describe('the list of venues', () => {
  it.each(['paper', 'upbit', 'kis', 'binance'])('has "%s", and opens it once', async (name) => {
    const exchanges = createExchanges({ store: memoryStore(), env: {}, keySafe });
    const opened = await exchanges(name);
    expect(opened.name).toBe(name);
    expect(await exchanges(name)).toBe(opened);
  });

  it('has no other', async () => {
    const exchanges = createExchanges({ store: memoryStore(), env: {}, keySafe });
    await expect(exchanges('mtgox')).rejects.toThrow(
      '"mtgox" is not a venue of this desk; use paper,upbit,kis,binance',
    );
  });

  it.each([
    [undefined, 'not enabled'],
    ['true', 'not enabled'],
    ['1', 'there are no keys'],
  ])('lets orders leave for a real venue when the operator says 1, not when it is %s', async (said, reason) => {
    const exchanges = createExchanges({ store: memoryStore(), env: { GAEMI_LIVE_TRADING: said }, keySafe });
    const answer = await (await exchanges('upbit')).submit(sampleOrder(), 1);
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.stringContaining(reason) });
  });
});
