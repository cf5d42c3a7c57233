import type { Settings } from '@gaemi/core/risk/settings.ts';

/** What a person has asked for and the desk has not confirmed yet. */
export interface Wish {
  readonly kind: 'halt' | 'resume';
  /** Nothing was heard for so long that the person must know. */
  readonly overdue: boolean;
  /** Why the desk did not do it. */
  readonly fault: string | undefined;
}

export type TradingState = 'unknown' | 'trading' | 'halting' | 'halted' | 'resuming' | 'disabled';

/** What is shown: the desk's own word first, the wish only as long as the desk says otherwise. */
export function tradingStateOf(settings: Settings | undefined, wish: Wish | undefined): TradingState {
  const waiting = wish !== undefined && wish.fault === undefined;
  if (settings === undefined) return waiting && wish.kind === 'halt' ? 'halting' : 'unknown';
  if (settings.halt.halted) return waiting && wish.kind === 'resume' ? 'resuming' : 'halted';
  if (waiting && wish.kind === 'halt') return 'halting';
  return settings.limits.tradingEnabled ? 'trading' : 'disabled';
}

/** Whether the desk now says what was wished. */
export function isFulfilled(settings: Settings | undefined, wish: Wish): boolean {
  return settings !== undefined && settings.halt.halted === (wish.kind === 'halt');
}
