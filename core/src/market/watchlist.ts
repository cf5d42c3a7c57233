import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Interval } from './candle.ts';
import type { Instrument } from './instrument.ts';
import { defaultInstruments, findInstrument } from './instruments.ts';
import { didYouMean, readSymbol } from './read-symbol.ts';

/** What a person watches beside what every desk does, in their own order. Stored as `users/{userId}/watchlists/main`. */
export const Watchlist = z.object({ instrumentIds: z.array(Id), updatedAtMs: Instant });
export type Watchlist = z.output<typeof Watchlist>;

/** Who watches what beyond the defaults, in one document, `coverage/all`: the collector reads it at every tick. */
export const Coverage = z.object({
  watchers: z.record(Id, z.array(Id)),
  /** Quotes are read every ten seconds instead of every minute. */
  subTicks: z.optional(z.boolean()),
});
export type Coverage = z.output<typeof Coverage>;

/** How far the history of a newly watched instrument has been read; newest first, so that charts fill at once. */
export const Backfill = z.object({
  instrumentId: Id,
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** The instant it was asked for, which its spans end at. */
  askedAtMs: Instant,
  updatedAtMs: Instant,
  /** From 0 to 1. */
  progress: z.number(),
  /** What is left of the span being read; the next run goes on from here. */
  next: z.optional(z.object({ interval: Interval, toMs: Instant })),
  candles: z.int(),
  message: z.optional(Text),
});
export type Backfill = z.output<typeof Backfill>;

/**
 * A venue answers the candles of one market a call and ten calls a second; with some left for others, sixty markets are
 * read in eight seconds of the minute, and their quotes in one call.
 */
export const watchedMax = 60;

/** One person's part, so that the first does not take the place of all others. */
export const watchlistMax = 30;

export type Watched =
  | { readonly status: 'watched'; readonly instruments: readonly Instrument[] }
  | { readonly status: 'refused'; readonly text: Text };

/** Reads the symbols that a person gives; one that cannot be read refuses all, so that nothing is half done. */
export function readSymbols(symbols: readonly string[], symbolsMax = watchlistMax): Watched {
  const count = symbols.length;
  if (count === 0) return refuse('종목 코드를 하나 이상 적어 주세요.', 'Name at least one symbol.');
  if (count > symbolsMax) {
    return refuse(
      `종목 ${count.toLocaleString('en-US')}개는 너무 많습니다. 한 번에 ${symbolsMax}개까지 적어 주세요.`,
      `${count.toLocaleString('en-US')} symbols are too many; name at most ${symbolsMax} at a time.`,
    );
  }
  const instruments = new Map<Id, Instrument>();
  for (const symbol of symbols) {
    const reading = readSymbol(symbol);
    if (reading.status === 'refused') {
      const meant = idByName(symbol);
      return meant === undefined ? reading : { status: 'refused', text: didYouMean(symbol, [meant]) };
    }
    instruments.set(symbol, findInstrument(symbol) ?? reading.instrument);
  }
  return { status: 'watched', instruments: [...instruments.values()] };
}

/** People write what a thing is called. */
function idByName(text: string): Id | undefined {
  const name = text.trim().toLowerCase();
  return defaultInstruments.find((known) => [known.name.ko, known.name.en].some((one) => one.toLowerCase() === name))
    ?.id;
}

/** Everything that is collected: the defaults and what anybody watches. */
export function coveredInstruments(coverage: Coverage | undefined): Instrument[] {
  const defaults = new Set(defaultInstruments.map(({ id }) => id));
  const watched = Object.entries(coverage?.watchers ?? {}).filter(
    ([id, userIds]) => userIds.length > 0 && !defaults.has(id),
  );
  // An id of a form that a later version no longer knows is left out, not fatal to all others.
  return [...defaultInstruments, ...watched.flatMap(([id]) => findInstrument(id) ?? [])];
}

/** Whose accounts a signal about an instrument is for: of the defaults everybody's, of others those who chose it. */
export function watchersOf(coverage: Coverage | undefined, instrumentId: Id): 'everybody' | readonly Id[] {
  if (defaultInstruments.some(({ id }) => id === instrumentId)) return 'everybody';
  return coverage?.watchers[instrumentId] ?? [];
}

/** Adds one person to those who watch, or says why there is no room. */
export function coverMore(
  coverage: Coverage | undefined,
  { userId, ids }: { userId: Id; ids: readonly Id[] },
): { readonly status: 'covered'; readonly coverage: Coverage } | { readonly status: 'refused'; readonly text: Text } {
  const watchers = { ...coverage?.watchers };
  for (const id of ids) watchers[id] = [...new Set([...(watchers[id] ?? []), userId])];
  const next = { ...coverage, watchers };
  const covered = coveredInstruments(next).length;
  if (covered <= watchedMax) return { status: 'covered', coverage: next };
  return refuse(
    `이 데스크는 종목 ${watchedMax}개까지 수집합니다. 추가하면 ${covered}개가 됩니다. 보지 않는 종목을 먼저 빼 주세요.`,
    `This desk collects at most ${watchedMax} instruments, and these would make ${covered}. Remove what nobody looks at first.`,
  );
}

/** Takes one person away; what nobody watches any more is left out. */
export function coverLess(
  coverage: Coverage | undefined,
  { userId, ids }: { userId: Id; ids: readonly Id[] },
): Coverage {
  const left = Object.entries(coverage?.watchers ?? {}).map(
    ([id, userIds]) => [id, ids.includes(id) ? userIds.filter((other) => other !== userId) : userIds] as const,
  );
  return { ...coverage, watchers: Object.fromEntries(left.filter(([, userIds]) => userIds.length > 0)) };
}

function refuse(ko: string, en: string) {
  return { status: 'refused', text: { ko, en } } as const;
}
