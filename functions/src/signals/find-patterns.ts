import { dayMs, hourMs, type Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import { patternAlert, statisticToTell } from '@gaemi/core/risk/pattern-alert.ts';
import { patterns } from '@gaemi/core/signals/patterns/index.ts';
import type { PatternReport } from '@gaemi/core/signals/patterns/pattern-report.ts';
import { reportPatterns } from '@gaemi/core/signals/patterns/report-patterns.ts';
import type { Store } from '../adapters/store/store.ts';
import type { BaseContext } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { readHistory } from './read-history.ts';
import { setNewest } from './set-newest.ts';

/** Minutes come and go faster than anybody reads of them. */
const intervals = ['1h', '1d'] as const;

/** How far back a pattern is measured, once a day; and how far it is looked for otherwise. */
const measuredMs = { '1h': 365 * dayMs, '1d': 3650 * dayMs };
const lookedMs = { '1h': 45 * dayMs, '1d': 400 * dayMs };

/** Told again for a while, in case a run died before telling; an alert is kept once. */
const freshMs = 3 * hourMs;

/** More than one desk collects. */
const instrumentsMax = 60;
const membersMax = 1000;

/** Every hour: looks for patterns in hours and days, measures once a day what they were worth, and tells of new ones. */
export const findPatterns = defineScheduled({
  name: 'find-patterns',
  identity: 'collector',
  schedule: '28 * * * *',
  memoryMb: 512,
  timeoutSeconds: 300,
  async run({ atMs }, context) {
    const covered = coveredInstruments(await context.store.get(documentRef('coverage', 'all')));
    const instruments = covered.slice(0, instrumentsMax);
    for (const interval of intervals) {
      const leftOut = covered.length - instruments.length;
      const report = await lookForPatterns({ instruments, interval, atMs, leftOut }, context.store);
      await setNewest(context.store, documentRef('patterns', interval), report);
      await tellNewOnes(report, context);
    }
    return { done: instruments.length, total: covered.length };
  },
});

interface Look {
  readonly instruments: readonly Instrument[];
  readonly interval: (typeof intervals)[number];
  readonly atMs: Instant;
  readonly leftOut: number;
}

async function lookForPatterns({ instruments, interval, atMs, leftOut }: Look, store: Store): Promise<PatternReport> {
  const before = await store.get(documentRef('patterns', interval));
  const measured = before !== undefined && isOf(before.measuredAtMs, atMs) ? partOf(before) : undefined;
  const fromMs = atMs - (measured === undefined ? measuredMs : lookedMs)[interval];
  const span = { interval, fromMs, atMs };
  const histories = await Promise.all(instruments.map((instrument) => readHistory(store, instrument, span)));
  return reportPatterns(histories, { interval, atMs, leftOut, ...(measured && { measured }) });
}

/** What was measured in the day before a tick; a tick that comes late knows nothing of what came after it. */
function isOf(measuredAtMs: Instant, atMs: Instant): boolean {
  return measuredAtMs <= atMs && atMs - measuredAtMs < dayMs;
}

function partOf({ statistics, history, measuredAtMs }: PatternReport) {
  return { statistics, history, measuredAtMs };
}

async function tellNewOnes(report: PatternReport, { store, publish }: BaseContext): Promise<void> {
  const alerts = alertsOf(report);
  if (alerts.length === 0) return;
  const members = await store.list({ collection: 'users', limit: membersMax });
  await Promise.all(
    alerts.flatMap((alert) =>
      members.map(({ userId }) => publish('alert-raised', { userId, alert, atMs: report.atMs })),
    ),
  );
}

function alertsOf(report: PatternReport): Alert[] {
  const { interval, atMs } = report;
  const fresh = report.sightings.filter((sighting) => sighting.atMs > atMs - freshMs && sighting.atMs <= atMs);
  return fresh.flatMap((sighting) => {
    const statistic = statisticToTell(report, sighting);
    const pattern = patterns.find(({ id }) => id === sighting.patternId);
    if (statistic === undefined || pattern === undefined) return [];
    const instrument = instrumentById(sighting.instrumentId);
    return [patternAlert({ interval, sighting, statistic, pattern, instrument })];
  });
}
