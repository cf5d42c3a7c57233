import type { Board } from '@gaemi/core/market/board.ts';
import { describe, expect, it } from 'vitest';
import { deskLink, silentBoards } from './desk-link.ts';

const minute = 60_000;
const board = (atMs: number): Board => ({ group: 'crypto', atMs, quotes: {}, feed: { status: 'ok' } });

describe('the link to the desk', () => {
  it('is silent when a board was not written for more than two intervals', () => {
    expect(silentBoards([board(0)], 2 * minute, 1), 'two intervals are still in order').toEqual([]);
    expect(silentBoards([board(0)], 2 * minute + 4000, 1)).toEqual([board(0)]);
  });

  it('grants a fast replay the wall time of a hop', () => {
    const speed = 60;
    expect(silentBoards([board(0)], 4 * minute, speed), 'four market minutes are four seconds here').toEqual([]);
    expect(silentBoards([board(0)], 6 * minute, speed)).toHaveLength(1);
  });

  it('tells a page without a server from a desk without news', () => {
    expect(deskLink({ status: 'loading', offline: false }, [])).toBe('connecting');
    expect(deskLink({ status: 'loading', offline: true }, [])).toBe('offline');
    expect(deskLink({ status: 'stale', value: [board(0)], confirmedAtMs: 0 }, [board(0)])).toBe('offline');
    expect(deskLink({ status: 'live', value: [board(0)], confirmedAtMs: 0 }, [board(0)])).toBe('silent');
    expect(deskLink({ status: 'live', value: [board(0)], confirmedAtMs: 0 }, [])).toBe('live');
  });
});
