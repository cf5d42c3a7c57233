import { dayMs, hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Session } from '@gaemi/core/market/calendar/sessions.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import { findHoles, joinSpans } from '@gaemi/core/market/find-holes.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { calendarOf, decidableAtMs, sessionDateOfBar } from '@gaemi/core/market/instrument-calendar.ts';
import { lastSessionBefore } from '@gaemi/core/market/last-session.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Publish } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { announceHistory } from './announce-history.ts';
import { type Answer, askAgain, type Question } from './ask-again.ts';

const interval = '1d';
/** Prices of Seoul reach us up to twenty minutes late, and closing auctions take their time. */
const delayMs = 20 * minuteMs;
/** For so long the newest bar is read again at every tick, since vendors correct it. */
const correctedMs = hourMs;
/** A bar that has not come by then will not come: the calendar is wrong, or nothing was traded. */
const awaitedMs = 12 * hourMs;
const reachMs = 365 * dayMs;
const apartMs = 90 * dayMs;
const questionsMax = 100;

/** Every twenty minutes: the daily bars of the markets that have closed, each after its own close, none before. */
export const collectCloses = defineScheduled({
  name: 'collect-closes',
  identity: 'collector',
  schedule: '*/20 * * * *',
  timeoutSeconds: 300,
  uses: ['feeds'],
  async run({ atMs }, context) {
    const { store, publish } = context;
    const instruments = coveredInstruments(await store.get(documentRef('coverage', 'all')));
    const asked = await Promise.all(instruments.map((instrument) => questionsAbout(store, instrument, atMs)));
    const questions = asked.flat();
    const answers = await askAgain(questions, { by: 'collect-closes', atMs, questionsMax }, context);
    await Promise.all(answers.map((answer) => announceDays(answer, atMs, publish)));
    return { done: answers.length, total: questions.length };
  },
});

async function questionsAbout(store: Store, instrument: Instrument, atMs: Instant): Promise<Question[]> {
  const calendarId = calendarOf(instrument);
  const session = lastSessionBefore(calendarId, atMs - delayMs);
  const fromMs = atMs - reachMs;
  const refs = pagesBetween(interval, fromMs, atMs).map((page) =>
    documentRef('candles', candlePageId(instrument.id, interval, page)),
  );
  const pages = (await store.getMany(refs)).filter((page) => page !== undefined);
  const candles = pages.flatMap((page) => page.candles);
  const firstMs = candles.find(({ openAtMs }) => openAtMs >= fromMs)?.openAtMs ?? session.opensAtMs;
  const askedUpToMs = Math.max(...pages.map((page) => page.askedUpToMs ?? 0), firstMs);
  const toMs = session.opensAtMs + dayMs;
  const isCorrected = atMs < session.closesAtMs + delayMs + correctedMs;
  const newest = isCorrected ? [{ fromMs: session.opensAtMs, toMs }] : [];
  const holes = findHoles({ candles, interval, calendarId, fromMs: askedUpToMs, toMs: session.opensAtMs + 1 });
  return joinSpans([...holes, ...newest], apartMs).map((span) => {
    const settledToMs = atMs >= session.closesAtMs + awaitedMs ? span.toMs : Math.min(span.toMs, session.opensAtMs);
    const settled = settledToMs > span.fromMs ? { fromMs: span.fromMs, toMs: settledToMs } : undefined;
    return { instrument, interval, span, settled };
  });
}

async function announceDays({ instrument, candles, added, revised }: Answer, atMs: Instant, publish: Publish) {
  if (instrument.interval !== interval) return;
  const calendarId = calendarOf(instrument);
  const session = lastSessionBefore(calendarId, atMs - delayMs);
  const isNewest = ({ openAtMs }: { openAtMs: Instant }) => isOfSession(openAtMs, session);
  // Told at every tick that read it: whoever read it first may have died before telling.
  const newest = candles.find(isNewest);
  await Promise.all([
    newest === undefined
      ? undefined
      : publish('candle-closed', {
          instrumentId: instrument.id,
          interval,
          openAtMs: newest.openAtMs,
          atMs: decidableAtMs(instrument, interval, newest.openAtMs),
        }),
    announceHistory(
      [...added.filter((candle) => !isNewest(candle)), ...revised],
      { instrument, interval, atMs },
      publish,
    ),
  ]);
}

function isOfSession(openAtMs: Instant, { calendarId, date }: Session): boolean {
  return sessionDateOfBar(calendarId, openAtMs) === date;
}
