import { documentRef } from '@gaemi/core/collections.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { createExchanges } from '../adapters/exchanges/index.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { describeDesk } from './describe-desk.ts';

const atMs = Date.parse('2026-11-20T01:00:00Z');
const ref = documentRef('system', 'desk');

function openDesk() {
  const kept = memoryStore();
  let writes = 0;
  const store: Store = {
    ...kept,
    transact(run) {
      writes += 1;
      return kept.transact(run);
    },
  };
  return {
    store,
    writes: () => writes,
    runWith(env: Readonly<Record<string, string>>) {
      const exchanges = createExchanges({ store, env });
      return describeDesk.handle({ data: { atMs }, atMs }, quietContext({ store, exchanges }));
    },
  };
}

describe('what the desk says of itself', () => {
  it('is that real orders leave where the operator lets them, and only there', async () => {
    const { store, runWith } = openDesk();
    await runWith({});
    expect((await store.get(ref))?.liveTrading).toBe(false);
    await runWith({ GAEMI_LIVE_TRADING: '1' });
    expect((await store.get(ref))?.liveTrading).toBe(true);
    await runWith({ GAEMI_LIVE_TRADING: 'yes' });
    expect((await store.get(ref))?.liveTrading).toBe(false);
  });

  it('is that it watches real markets in real time, where nobody has said otherwise', async () => {
    const { store, runWith } = openDesk();
    await runWith({});
    const desk = await store.get(ref);
    expect(desk).toMatchObject({ mode: 'live', clock: { wallAtMs: atMs, marketAtMs: atMs, speed: 1 } });
    expect(desk?.sources.map(({ instrumentId }) => instrumentId)).toEqual(defaultInstruments.map(({ id }) => id));
  });

  it('leaves what a desk that replays has said of its clock and its markets', async () => {
    const { store, runWith } = openDesk();
    const replay = { mode: 'replay' as const, clock: { wallAtMs: 1, marketAtMs: 2, speed: 90 }, sources: [] };
    await store.set(ref, replay);
    await runWith({});
    expect(await store.get(ref)).toEqual({ ...replay, liveTrading: false });
  });

  it('is written only when it changes', async () => {
    const { runWith, writes } = openDesk();
    await runWith({});
    await runWith({});
    expect(writes()).toBe(1);
  });
});
