import { defaultSettings, type Settings } from '@gaemi/core/risk/settings.ts';
import { describe, expect, it } from 'vitest';
import { isFulfilled, tradingStateOf, type Wish } from './trading-state.ts';

const running: Settings = defaultSettings([], 0);
const halted: Settings = { ...running, halt: { halted: true, atMs: 1, by: 'me', reason: 'drill' } };
const wish = (kind: Wish['kind'], fault?: string): Wish => ({ kind, overdue: false, fault });

describe('the trading state', () => {
  it('is unknown, never running, while the settings are not known', () => {
    expect(tradingStateOf(undefined, undefined)).toBe('unknown');
  });

  it('says that a halt was requested until the desk has confirmed it', () => {
    expect(tradingStateOf(running, wish('halt'))).toBe('halting');
    expect(tradingStateOf(halted, wish('halt'))).toBe('halted');
    expect(isFulfilled(halted, wish('halt'))).toBe(true);
    expect(isFulfilled(running, wish('halt'))).toBe(false);
  });

  it('goes back to running, in plain sight, when the halt failed', () => {
    expect(tradingStateOf(running, wish('halt', 'unavailable'))).toBe('trading');
  });

  it('stays halted until a resume is confirmed', () => {
    expect(tradingStateOf(halted, wish('resume'))).toBe('resuming');
    expect(isFulfilled(running, wish('resume'))).toBe(true);
  });

  it('tells a switched-off account from a running one', () => {
    const limits = { ...running.limits, tradingEnabled: false };
    expect(tradingStateOf({ ...running, limits }, undefined)).toBe('disabled');
  });
});
