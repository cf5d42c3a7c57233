import { dayMs, hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { type CandlePage, candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import { findHoles, joinSpans, type Span } from '@gaemi/core/market/find-holes.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { calendarOf } from '@gaemi/core/market/instrument-calendar.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import type { Publish } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import type { Store } from '../adapters/store/store.ts';
import { announceHistory } from './announce-history.ts';
import { askAgain, type Question } from './ask-again.ts';

/** How far back holes are looked for; days are collected with the closes of their markets. */
const reachMs = { '1m': 25 * hourMs, '1h': 30 * dayMs } as const;
/** Candles that are younger are still being collected. */
const settleMs = { '1m': 10 * minuteMs, '1h': 2 * hourMs } as const;
/** One answer of a vendor holds so much at least: two holes within it are one question. */
const apartMs = { '1m': hourMs, '1h': dayMs } as const;
/** For each vendor and run; what is left waits an hour. */
const questionsMax = 40;
/** A little more than the time between two runs. */
const tellAgainMs = 70 * minuteMs;
const revisionsMax = 500;

type Repaired = keyof typeof reachMs;

/**
 * Every hour: finds holes inside the sessions of everything that is collected and asks the vendor again. Once a day it
 * reads the whole last day again, which finds what vendors have corrected long after the close.
 */
export const repairCandles = defineScheduled({
  name: 'repair-candles',
  identity: 'collector',
  schedule: '7 * * * *',
  memoryMb: 512,
  timeoutSeconds: 300,
  uses: ['feeds'],
  async run({ atMs }, context) {
    const { store, publish } = context;
    const instruments = coveredInstruments(await store.get(documentRef('coverage', 'all')));
    const [looks] = await Promise.all([
      Promise.all(
        instruments.flatMap((instrument) => intervalsOf(instrument).map((i) => look(store, instrument, i, atMs))),
      ),
      tellRevisionsAgain(store, atMs, publish),
    ]);
    const questions = looks.flatMap((one) => one.questions);
    const answers = await askAgain(questions, { by: 'repair-candles', atMs, questionsMax }, context);
    await Promise.all([
      ...looks.map(({ repaired, instrument, interval }) =>
        announceHistory(repaired, { instrument, interval, atMs }, publish),
      ),
      ...answers.map(({ instrument, interval, added, revised }) =>
        announceHistory([...added, ...revised], { instrument, interval, atMs }, publish),
      ),
    ]);
    return { done: answers.length, total: questions.length };
  },
});

function intervalsOf({ interval }: Instrument): Repaired[] {
  return interval === '1m' ? ['1m', '1h'] : ['1h'];
}

interface Look {
  readonly instrument: Instrument;
  readonly interval: Repaired;
  readonly questions: readonly Question[];
  /** What an earlier delivery of this tick has found, or the run before: whoever wrote it may have died before telling. */
  readonly repaired: readonly { readonly openAtMs: Instant }[];
}

/** Reads an instrument's newest pages and says what to ask about. */
// oxlint-disable-next-line max-params -- one instrument in one interval at one time
async function look(store: Store, instrument: Instrument, interval: Repaired, atMs: Instant): Promise<Look> {
  const fromMs = atMs - reachMs[interval];
  const refs = pagesBetween(interval, fromMs, atMs).map((page) =>
    documentRef('candles', candlePageId(instrument.id, interval, page)),
  );
  const pages = (await store.getMany(refs)).filter((page) => page !== undefined);
  const spans = spansToAsk(pages, { calendarId: calendarOf(instrument), interval, fromMs, atMs });
  return {
    instrument,
    interval,
    questions: spans.map((span) => ({ instrument, interval, span, settled: span })),
    repaired: pages.flatMap(({ repaired: found }) =>
      found === undefined || found.atMs < atMs - tellAgainMs
        ? []
        : [{ openAtMs: found.fromMs }, { openAtMs: found.toMs }],
    ),
  };
}

interface Reach {
  readonly calendarId: string;
  readonly interval: Repaired;
  readonly fromMs: Instant;
  readonly atMs: Instant;
}

function spansToAsk(pages: readonly CandlePage[], { calendarId, interval, fromMs, atMs }: Reach): Span[] {
  const candles = pages.flatMap((page) => page.candles);
  const firstMs = candles.find(({ openAtMs }) => openAtMs >= fromMs)?.openAtMs;
  // What was never collected is history to be read, not a hole.
  if (firstMs === undefined) return [];
  const toMs = atMs - settleMs[interval] - intervalMs[interval];
  if (isDailyRun(atMs)) return [{ fromMs, toMs }];
  const askedUpToMs = Math.max(firstMs, ...pages.map((page) => page.askedUpToMs ?? 0));
  return joinSpans(findHoles({ candles, interval, calendarId, fromMs: askedUpToMs, toMs }), apartMs[interval]);
}

/** The first run after midnight in UTC, when a crypto day has just ended and New York is closed. */
function isDailyRun(atMs: Instant): boolean {
  return atMs % dayMs < hourMs;
}

/** Whoever has kept a revision may have died before telling. */
async function tellRevisionsAgain(store: Store, atMs: Instant, publish: Publish): Promise<void> {
  const revisions = await store.list({
    collection: 'revisions',
    where: [['atMs', '>=', atMs - tellAgainMs]],
    limit: revisionsMax,
  });
  const groups = Map.groupBy(revisions, ({ instrumentId, interval }) => `${instrumentId} ${interval}`);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const interval: Interval | undefined = group[0]?.interval;
      const instrument = findInstrument(group[0]?.instrumentId ?? '');
      if (interval === undefined || instrument === undefined) return;
      await announceHistory(
        group.map(({ after }) => after),
        { instrument, interval, atMs },
        publish,
      );
    }),
  );
}
