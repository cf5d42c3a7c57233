import { dayMs, type Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { type Candle, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { candleCsvHeader, candleCsvRows } from '@gaemi/core/market/candle-csv.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { recordingFileName } from '@gaemi/core/market/recording-name.ts';
import { type Feed, FeedError } from '@gaemi/functions/adapters/feeds/feed.ts';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, sentenceFor, type Terminal } from '../terminal.ts';
import type { OpenFeed } from './open-feeds.ts';

export interface RecordingPlan {
  readonly instrument: Instrument;
  readonly interval: Interval;
  readonly fromMs: Instant;
  readonly toMs: Instant;
  readonly folder: string;
}

/** What is in a file; instants as text, for people and programs. */
export interface Recorded {
  readonly symbol: string;
  readonly interval: Interval;
  readonly file: string;
  readonly source: string;
  readonly candles: number;
  readonly from: string | null;
  readonly to: string | null;
  /** False when it was stopped before the end. */
  readonly complete: boolean;
}

interface Tools {
  readonly feeds: OpenFeed;
  readonly terminal: Terminal;
  readonly stopped: AbortSignal;
}

/** What is read, and written, in one step. */
const stepMs: Readonly<Record<Interval, number>> = { '1m': dayMs, '1h': 30 * dayMs, '1d': 1000 * dayMs };

/** A vendor that wants to be let alone for longer is asked another day. */
const patienceMs = 2 * 60_000;

/** Reads one instrument step by step into a part file, which gets its name when it is at its end or is stopped. */
export async function recordInstrument(plan: RecordingPlan, tools: Tools): Promise<Recorded> {
  const { instrument, interval, folder } = plan;
  const file = path.join(folder, recordingFileName(instrument.id, interval));
  if (existsSync(file)) {
    throw new CommandError(
      sentenceFor(tools.terminal, {
        ko: `${file} 파일이 이미 있습니다. 지우거나 다른 --out을 쓰세요`,
        en: `${file} exists already; remove it, or choose another --out`,
      }),
    );
  }
  const part = `${file}.part`;
  const feed = await tools.feeds(instrument.feed);
  await openPart(part, folder, tools.terminal);
  const written = await writeSteps(plan, { ...tools, feed, part }).catch(async (error: unknown) => {
    await rm(part, { force: true });
    throw readable(error, plan, tools.terminal);
  });
  const done = { symbol: instrument.id, interval, file, source: feed.name, ...written };
  // A file without rows is no recording.
  await (written.candles === 0 ? rm(part, { force: true }) : rename(part, file));
  return done;
}

async function openPart(part: string, folder: string, terminal: Terminal): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(part, `${candleCsvHeader}\n`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const text = {
      ko: `--out "${folder}"에 쓸 수 없습니다: ${reason}`,
      en: `--out "${folder}" cannot be written: ${reason}`,
    };
    throw new CommandError(sentenceFor(terminal, text), { cause });
  }
}

type Written = Pick<Recorded, 'candles' | 'from' | 'to' | 'complete'>;

async function writeSteps(plan: RecordingPlan, tools: Tools & { feed: Feed; part: string }): Promise<Written> {
  const { instrument, interval, fromMs, toMs } = plan;
  const { terminal, stopped, part } = tools;
  let [candles, lastMs, firstMs] = [0, -Infinity, Infinity];
  for (let startMs = fromMs; startMs < toMs; startMs += stepMs[interval]) {
    if (stopped.aborted) return { ...textOf(firstMs, lastMs), candles, complete: false };
    const endMs = Math.min(startMs + stepMs[interval], toMs);
    // A candle that straddles two steps is whole only at the end of the second.
    const read = await ask(plan, { fromMs: Math.max(fromMs, startMs - intervalMs[interval]), toMs: endMs }, tools);
    const fresh = read.filter(({ openAtMs }) => openAtMs > lastMs);
    await appendFile(part, candleCsvRows(fresh));
    candles += fresh.length;
    firstMs = Math.min(firstMs, fresh[0]?.openAtMs ?? Infinity);
    lastMs = fresh.at(-1)?.openAtMs ?? lastMs;
    const percent = Math.round(((endMs - fromMs) / (toMs - fromMs)) * 100);
    terminal.printError(`${instrument.id} ${interval}: ${percent} %, ${candles.toLocaleString('en-US')} candles`);
  }
  return { ...textOf(firstMs, lastMs), candles, complete: true };
}

/** Waits for as long as the vendor says, once a step. */
async function ask(
  { instrument, interval }: RecordingPlan,
  span: { readonly fromMs: Instant; readonly toMs: Instant },
  { feed, terminal, stopped }: Tools & { feed: Feed },
): Promise<Candle[]> {
  try {
    return await feed.candles(instrument, interval, span);
  } catch (error) {
    const waitMs = error instanceof FeedError && error.kind === 'throttled' ? error.retryAfterMs : undefined;
    if (waitMs === undefined || waitMs > patienceMs) throw error;
    terminal.printError(`${instrument.id}: the vendor asks for a pause of ${Math.ceil(waitMs / 1000)} s`);
    // Ctrl-C ends the pause; the step is asked for once more all the same, so that it is whole or missing.
    await sleep(waitMs, undefined, { signal: stopped }).catch(() => undefined);
    return feed.candles(instrument, interval, span);
  }
}

function textOf(firstMs: number, lastMs: number): Pick<Recorded, 'from' | 'to'> {
  if (!Number.isFinite(lastMs)) return { from: null, to: null };
  return { from: new Date(firstMs).toISOString(), to: new Date(lastMs).toISOString() };
}

function readable(error: unknown, { instrument: { id } }: RecordingPlan, terminal: Terminal): unknown {
  if (!(error instanceof FeedError)) return error;
  const { kind, message } = error;
  const why: Readonly<Record<FeedError['kind'], Text>> = {
    'unknown-symbol': {
      ko: '거래소에 없는 종목입니다. 종목 코드를 확인하세요',
      en: 'its venue does not know it; check the symbol',
    },
    throttled: {
      ko: `시세 제공처가 요청을 그만 받겠다고 합니다(${message}). 나중에 다시 시도하세요`,
      en: `the vendor has had enough for now (${message}); try again later`,
    },
    malformed: {
      ko: `시세 제공처의 답을 읽을 수 없습니다(${message})`,
      en: `the vendor's answer cannot be read (${message})`,
    },
    stale: { ko: `시세 제공처의 시세가 오래되었습니다(${message})`, en: `the vendor's prices are old (${message})` },
    down: { ko: `시세 제공처가 답하지 않습니다(${message})`, en: `the vendor has no answer (${message})` },
  };
  return new CommandError(`${id}: ${sentenceFor(terminal, why[kind])}`, { cause: error });
}
