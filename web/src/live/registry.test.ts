import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LivePath, LiveSource } from './backend.ts';
import type { LiveEvent } from './live-state.ts';
import { createRegistry } from './registry.ts';

const path: LivePath = { key: 'boards', path: 'boards', newest: { limit: 10 } };
const nothing = () => undefined;

function countingSource() {
  const reports: ((event: LiveEvent) => void)[] = [];
  let open = 0;
  const source: LiveSource = {
    watch(_path, report) {
      open += 1;
      reports.push(report);
      return () => {
        open -= 1;
      };
    },
    read: async () => [],
  };
  return { source, reports, open: () => open };
}

describe('the registry of listeners', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens one listener however many parts of the page read it', () => {
    const { source, open } = countingSource();
    const registry = createRegistry(source);
    registry.subscribe(path, nothing);
    registry.subscribe({ ...path }, nothing);
    expect(open(), 'every listener is billed').toBe(1);
  });

  it('keeps a listener for 30 seconds after its last reader has left', () => {
    const { source, open } = countingSource();
    const registry = createRegistry(source);
    registry.subscribe(path, nothing)();
    vi.advanceTimersByTime(29_000);
    expect(open(), 'coming back within 30 seconds must not be a new query').toBe(1);
    registry.subscribe(path, nothing)();
    vi.advanceTimersByTime(31_000);
    expect(open()).toBe(0);
    expect(registry.size()).toBe(0);
  });

  it('tells every reader', () => {
    const { source, reports } = countingSource();
    const registry = createRegistry(source);
    const reader = vi.fn<() => void>();
    registry.subscribe(path, reader);
    reports[0]?.({ kind: 'snapshot', documents: [{ id: 'crypto', data: 1 }], fromCache: false, atMs: 1 });
    expect(reader).toHaveBeenCalledTimes(1);
    expect(registry.state(path).status).toBe('live');
  });

  it('listens again when a failure is retried', () => {
    const { source, reports, open } = countingSource();
    const registry = createRegistry(source);
    registry.subscribe(path, nothing);
    reports[0]?.({ kind: 'failed', reason: 'unavailable', retry: nothing });
    const failed = registry.state(path);
    if (failed.status === 'failed') failed.retry();
    expect(reports.length, 'a second listener has replaced the dead one').toBe(2);
    expect(open()).toBe(1);
    expect(registry.state(path).status).toBe('loading');
  });

  it('sleeps without forgetting, and listens again when it wakes', () => {
    const { source, reports, open } = countingSource();
    const registry = createRegistry(source);
    registry.subscribe(path, nothing);
    reports[0]?.({ kind: 'snapshot', documents: [{ id: 'crypto', data: 1 }], fromCache: false, atMs: 1 });
    registry.sleep();
    expect(open(), 'a page that nobody sees costs nothing').toBe(0);
    expect(registry.state(path).status).toBe('live');
    registry.wake();
    expect(open()).toBe(1);
  });

  it('does not let an old reader close what was opened after it', () => {
    const { source, open } = countingSource();
    const registry = createRegistry(source);
    const leave = registry.subscribe(path, nothing);
    registry.close();
    registry.subscribe(path, nothing);
    leave();
    vi.advanceTimersByTime(60_000);
    expect(registry.size()).toBe(1);
    expect(open(), 'the new listener lives, the old one was closed exactly once').toBe(1);
  });
});
