import { describe, expect, it } from 'vitest';
import { decodeState, type LiveEvent, nextLiveState, notYet, type RawState } from './live-state.ts';

const document = { id: 'a', data: { price: 1 } };

function snapshot(documents: readonly (typeof document)[], fromCache: boolean, atMs = 5): LiveEvent {
  return { kind: 'snapshot', documents, fromCache, atMs };
}

function after(...events: readonly LiveEvent[]): RawState {
  return events.reduce<RawState>(nextLiveState, notYet);
}

describe('the state of something live', () => {
  it('is loading until the server has answered', () => {
    expect(notYet).toEqual({ status: 'loading', offline: false });
  });

  it('never becomes empty by a cache that has nothing', () => {
    expect(after(snapshot([], true)), 'an unreachable server is not an empty account').toEqual({
      status: 'loading',
      offline: true,
    });
  });

  it('is empty only when the server says so', () => {
    expect(after(snapshot([], true), snapshot([], false))).toEqual({ status: 'empty' });
  });

  it('is live with what the server confirmed', () => {
    expect(after(snapshot([document], false))).toEqual({ status: 'live', value: [document], confirmedAtMs: 5 });
  });

  it('keeps its value as stale, with the time of its confirmation, when the server goes away', () => {
    const gone = after(snapshot([document], false, 5), snapshot([document], true, 90));
    expect(gone).toEqual({ status: 'stale', value: [document], confirmedAtMs: 5 });
    expect(nextLiveState(gone, snapshot([document], false, 95)).status).toBe('live');
  });

  it('does not show a cache that was never confirmed', () => {
    expect(after(snapshot([document], true)).status).toBe('loading');
  });

  it('starts over after a failure was retried', () => {
    const failed = after({ kind: 'failed', reason: 'permission-denied', retry: () => undefined });
    expect(failed).toMatchObject({ status: 'failed', reason: 'permission-denied' });
    expect(nextLiveState(failed, { kind: 'retried' })).toBe(notYet);
  });

  it('fails, and names what is wrong, when a document cannot be read', () => {
    const state = decodeState(after(snapshot([document], false)), () => {
      throw new Error('boards/crypto: quotes');
    });
    expect(state).toMatchObject({ status: 'failed', reason: 'boards/crypto: quotes' });
  });
});
