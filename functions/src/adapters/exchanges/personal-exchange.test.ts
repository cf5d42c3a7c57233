import { describe, expect, it } from 'vitest';
import type { StoredKeys } from '../secrets/key-safe.ts';
import type { Exchange } from './exchange.ts';
import { createPersonalExchange } from './personal-exchange.ts';
import { sampleOrder } from './sample-order.ts';

const atMs = 1;

describe('a venue that persons reach with their own keys', () => {
  it('sends nothing while the desk is not live, and still looks after what was sent', async () => {
    const { exchange, sent } = openWith({ keys: { ant: { secret: 's' } }, isLive: false });
    const answer = await exchange.submit(sampleOrder({ userId: 'ant' }), atMs);
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.stringContaining('GAEMI_LIVE_TRADING=1') });
    expect(sent).toEqual([]);
    expect(await exchange.find(sampleOrder({ userId: 'ant' }), atMs)).toEqual({ status: 'filled', fills: [] });
    expect(await exchange.cancel(sampleOrder({ userId: 'ant' }), atMs)).toEqual({ status: 'cancelled', fills: [] });
  });

  it("sends with the person's own keys, and never with another's", async () => {
    const { exchange, sent } = openWith({ keys: { ant: { secret: 'of-ant' }, bee: { secret: 'of-bee' } } });
    await exchange.submit(sampleOrder({ userId: 'bee' }), atMs);
    await exchange.submit(sampleOrder({ userId: 'ant' }), atMs);
    expect(sent).toEqual(['of-bee', 'of-ant']);
  });

  it('rejects an order of somebody without keys, and does not take them for an answer to a question', async () => {
    const { exchange } = openWith({ keys: {} });
    const order = sampleOrder({ userId: 'ant' });
    expect(await exchange.submit(order, atMs)).toMatchObject({
      status: 'rejected',
      reason: expect.stringContaining('store them'),
    });
    expect(await exchange.find(order, atMs), 'that is no proof of anything').toMatchObject({ status: 'unknown' });
    expect(await exchange.cancel(order, atMs)).toMatchObject({ status: 'unknown' });
    await expect(exchange.balances?.('ant')).rejects.toThrow('store them');
  });

  it('says nothing of what a failing safe quotes', async () => {
    const exchange = createPersonalExchange({
      venue: 'upbit',
      isLive: true,
      readKeys: () => Promise.reject(new Error('planted-secret')),
      open: () => Promise.reject(new Error('planted-secret')),
    });
    const order = sampleOrder();
    const said = [await exchange.submit(order, atMs), await exchange.find(order, atMs)];
    expect(JSON.stringify(said)).not.toContain('planted');
    expect(said).toMatchObject([{ status: 'rejected' }, { status: 'unknown' }]);
  });

  it('opens an account once', async () => {
    const { exchange, opened } = openWith({ keys: { ant: { secret: 's' } } });
    await exchange.submit(sampleOrder({ userId: 'ant' }), atMs);
    await exchange.find(sampleOrder({ userId: 'ant' }), atMs);
    expect(opened).toEqual(['s']);
  });
});

function openWith({ keys, isLive = true }: { keys: Readonly<Record<string, StoredKeys>>; isLive?: boolean }) {
  const sent: string[] = [];
  const opened: string[] = [];
  const exchange = createPersonalExchange({
    venue: 'upbit',
    isLive,
    readKeys: async (userId) => keys[userId],
    async open({ secret = '' }) {
      opened.push(secret);
      const account: Exchange = {
        name: 'test',
        async submit() {
          sent.push(secret);
          return { status: 'filled', fills: [] };
        },
        find: async () => ({ status: 'filled', fills: [] }),
        cancel: async () => ({ status: 'cancelled', fills: [] }),
      };
      return account;
    },
  });
  return { exchange, sent, opened };
}
