import * as z from 'zod/mini';

/** What a server of the town can be told to do wrong. */
export const Faults = z.strictObject({
  /** What is sent instead of the answer; `timeout` does what was asked and then says nothing. */
  answer: z.optional(z.enum(['throttled', 'banned', 'failing', 'maintenance', 'garbage', 'truncated', 'timeout'])),
  delayMs: z.optional(z.int().check(z.nonnegative(), z.lte(600_000))),
  /** Prices stand still from the moment this is set. */
  stale: z.optional(z.boolean()),
  /** Takers find only a part of the book: orders are filled in pieces. */
  thinBook: z.optional(z.boolean()),
  /** Only requests whose path contains this. */
  path: z.optional(z.string()),
  /** How many requests it lasts; for good when left out. */
  times: z.optional(z.int().check(z.positive())),
});
export type Faults = z.output<typeof Faults>;

/** The switches of one server. */
export interface FaultBoard {
  current(): Faults;
  set(faults: Faults): void;
  /** What is wrong for this request; counts it. */
  take(path: string): Faults;
  /** The market time that this server knows: it stands still while quotes are stale. */
  marketNow(): number;
}

export function createFaultBoard(marketNow: () => number, initial: Faults = {}): FaultBoard {
  let faults = initial;
  let frozenAtMs = initial.stale === true ? marketNow() : undefined;
  let left = initial.times ?? Infinity;
  return {
    current: () => faults,
    set(next) {
      frozenAtMs = next.stale === true ? (frozenAtMs ?? marketNow()) : undefined;
      left = next.times ?? Infinity;
      faults = next;
    },
    take(path) {
      if (left === 0 || (faults.path !== undefined && !path.includes(faults.path))) return {};
      left -= 1;
      return faults;
    },
    marketNow: () => frozenAtMs ?? marketNow(),
  };
}
