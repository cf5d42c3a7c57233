import * as z from 'zod/mini';

/** What a server of the town can be told to do wrong. */
export const Faults = z.strictObject({
  /** What is sent instead of the answer; `timeout` does what was asked and then says nothing. */
  answer: z.optional(z.enum(['throttled', 'banned', 'failing', 'maintenance', 'garbage', 'truncated', 'timeout'])),
  /** What was asked is done before it is answered wrongly: an order may be there though its answer says otherwise. */
  late: z.optional(z.boolean()),
  /** The server's clock is off by this. */
  skewMs: z.optional(z.int().check(z.gte(-86_400_000), z.lte(86_400_000))),
  delayMs: z.optional(z.int().check(z.nonnegative(), z.lte(600_000))),
  /** Prices stand still from the moment this is set. */
  stale: z.optional(z.boolean()),
  /** Takers find only a part of the book: orders are filled in pieces. */
  thinBook: z.optional(z.boolean()),
  /** Only requests whose path contains this, or ends with it when a `$` follows. */
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
      if (left === 0 || !isMeant(faults.path, path)) return {};
      left -= 1;
      return faults;
    },
    marketNow: () => (frozenAtMs ?? marketNow()) + (faults.skewMs ?? 0),
  };
}

function isMeant(wanted: string | undefined, path: string): boolean {
  if (wanted === undefined) return true;
  return wanted.endsWith('$') ? path.endsWith(wanted.slice(0, -1)) : path.includes(wanted);
}
