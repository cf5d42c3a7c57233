import { documentRef } from '@gaemi/core/collections.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { halt } from './halt.ts';
import { resume } from './resume.ts';

const caller = { userId: 'ant', email: 'ant@gaemi.local' };

describe('halt and resume', () => {
  it('stops, says who and why, and keeps the limits as they were', async () => {
    const { store, ask } = await openDesk();
    await ask(halt, { reason: 'nervous' });

    const settings = await store.get(documentRef('settings', 'trading', 'ant'));
    expect(settings?.halt).toEqual({ halted: true, atMs: 1, by: 'ant@gaemi.local', reason: 'nervous' });
    expect(settings?.strategies).toHaveProperty('sma-cross');
    const alerts = await store.list({ collection: 'alerts', userId: 'ant', limit: 10 });
    expect(alerts.map(({ level }) => level)).toEqual(['critical']);
  });

  it('keeps the first reason when it is pressed twice', async () => {
    const { store, ask } = await openDesk();
    await ask(halt, { reason: 'first' });
    await ask(halt, { reason: 'second' });

    expect(await store.list({ collection: 'riskEvents', userId: 'ant', limit: 10 })).toHaveLength(1);
    expect((await store.get(documentRef('settings', 'trading', 'ant')))?.halt.reason).toBe('first');
  });

  it('resumes only by the typed word', async () => {
    const { store, ask } = await openDesk();
    await ask(halt, { reason: 'nervous' });

    await expect(ask(resume, { confirmation: 'yes' })).rejects.toThrow('cannot be understood');
    expect((await store.get(documentRef('settings', 'trading', 'ant')))?.halt.halted).toBe(true);
    await ask(resume, { confirmation: 'RESUME' });
    expect((await store.get(documentRef('settings', 'trading', 'ant')))?.halt.halted).toBe(false);
  });
});

async function openDesk() {
  const store = memoryStore();
  let nowMs = 0;
  const context = quietContext({ store, clock: { nowMs: () => (nowMs += 1) } });
  await store.set(documentRef('settings', 'trading', 'ant'), defaultSettings(['sma-cross'], 0));
  const ask = (definition: typeof halt, data: unknown) => definition.handle({ data, atMs: 0, caller }, context);
  return { store, ask };
}
