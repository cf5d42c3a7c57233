import { type Instant, minuteMs } from '../base/instant.ts';
import type { Board, FeedState } from './board.ts';

/** Why a feed had no answer, and for how long its vendor wants to be let alone. */
export interface FeedFault {
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

/** One slow answer is no outage; three minutes of silence are. */
const failuresMax = 3;

/** An outage is looked at again twice an hour at least, so that its end is noticed. */
const closedMaxMs = 30 * minuteMs;

/** Whether the vendor may be asked at this tick. */
export function mayAsk(state: FeedState | undefined, atMs: Instant): boolean {
  return state?.status !== 'open' || atMs >= state.untilMs;
}

/**
 * The state after a tick without an answer: failing at first, then open for twice as long each time. What the vendor
 * asks for itself is kept to at once.
 */
export function afterFault(before: Board | undefined, fault: FeedFault, atMs: Instant): FeedState {
  const known = before === undefined || before.feed.status === 'ok' ? undefined : before.feed;
  // A repeat of the tick is the same silence, not another one.
  const isRepeat = before !== undefined && before.atMs >= atMs;
  const failures = (known?.failures ?? 0) + (known !== undefined && isRepeat ? 0 : 1);
  const trouble = { sinceMs: known?.sinceMs ?? atMs, message: fault.message, failures };
  const doublings = failures - failuresMax;
  const ownMs = doublings < 0 ? 0 : Math.min(closedMaxMs, 2 * minuteMs * 2 ** Math.min(doublings, 10));
  const closedMs = Math.max(ownMs, fault.retryAfterMs ?? 0);
  // Less than a tick keeps nobody from asking: the adapter waits that long by itself.
  if (closedMs <= minuteMs) return { status: 'failing', ...trouble };
  return { status: 'open', ...trouble, untilMs: atMs + Math.ceil(closedMs) };
}

/** Names the feed that is shown instead. */
export function withFallback(state: FeedState, fallback: string | undefined): FeedState {
  if (state.status === 'ok') return state;
  const { fallback: _before, ...own } = state;
  return fallback === undefined ? own : { ...own, fallback };
}
