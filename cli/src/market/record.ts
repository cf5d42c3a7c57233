import { dayMs, type Instant } from '@gaemi/core/base/instant.ts';
import { readInterval } from '@gaemi/core/market/read-interval.ts';
import { readSymbols } from '@gaemi/core/market/watchlist.ts';
import { Command } from 'commander';
import { CommandError, sentenceFor, type Terminal } from '../terminal.ts';
import { openFeeds } from './open-feeds.ts';
import { type Recorded, type RecordingPlan, recordInstrument } from './record-instrument.ts';

interface Options {
  readonly interval: string;
  readonly from: string;
  readonly to?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** More than anybody waits for; a longer list is several recordings. */
const symbolsMax = 100;

/** Crypto began in 2009, the oldest index of the desk in 1927. */
const firstMs = Date.UTC(1900, 0, 1);

/** `gaemi record SYMBOL…`: candles of the live vendors as files that `npm start -- --data` plays; needs no desk. */
export function recordCommand(terminal: Terminal): Command {
  return new Command('record')
    .description('record candles from the vendors into CSV files, which "npm start -- --data" plays; needs no desk')
    .argument('<symbols...>', 'for example KRW-BTC 005930.KS AAPL')
    .requiredOption('--interval <1m|1h|1d>', 'the length of a candle')
    .requiredOption('--from <date>', 'the first instant, as 2026-01-31 or 2026-01-31T09:00+09:00; UTC without a zone')
    .option('--to <date>', 'the end, excluded; now when left out')
    .requiredOption('--out <folder>', 'where the files go: one for each symbol, KRW-BTC_1m.csv')
    .option('--json', 'print what was recorded as JSON')
    .action(async (symbols: string[], options: Options) => {
      const plans = readPlans(symbols, options, terminal);
      const stopped = new AbortController();
      terminal.onInterrupt?.(() => {
        terminal.printError('stopping: what is complete is kept');
        stopped.abort();
      });
      const feeds = openFeeds(terminal);
      const recorded: Recorded[] = [];
      for (const plan of plans) {
        if (stopped.signal.aborted) break;
        recorded.push(await recordInstrument(plan, { feeds, terminal, stopped: stopped.signal }));
      }
      terminal.print(options.json ? JSON.stringify({ recordings: recorded }) : recorded.map(toLine).join('\n'));
      if (stopped.signal.aborted)
        throw new CommandError(
          sentenceFor(terminal, {
            ko: '끝나기 전에 멈췄습니다. 파일에는 그때까지 읽은 것이 있습니다',
            en: 'stopped before the end; the files hold what was read until then',
          }),
        );
    });
}

function readPlans(symbols: readonly string[], options: Options, terminal: Terminal): RecordingPlan[] {
  const reading = readSymbols(symbols, symbolsMax);
  if (reading.status === 'refused') throw new CommandError(sentenceFor(terminal, reading.text));
  const interval = readInterval(options.interval);
  if (interval.status === 'refused') throw new CommandError(`--interval ${sentenceFor(terminal, interval.text)}`);
  const fromMs = readInstant(options.from, '--from', terminal);
  // What closes later does not exist yet.
  const toMs = Math.min(
    options.to === undefined ? Infinity : readInstant(options.to, '--to', terminal),
    terminal.nowMs(),
  );
  if (fromMs >= toMs) {
    const end = new Date(toMs).toISOString();
    const text = {
      ko: `--from ${options.from}은(는) 끝(${end})보다 앞서야 합니다`,
      en: `--from ${options.from} is not before the end, ${end}`,
    };
    throw new CommandError(sentenceFor(terminal, text));
  }
  const span = { fromMs, toMs, interval: interval.interval, folder: options.out };
  return reading.instruments.map((instrument) => ({ instrument, ...span }));
}

function readInstant(text: string, option: string, terminal: Terminal): Instant {
  const [, date, time = 'T00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text.replace(' ', 'T')) ?? [];
  const atMs = Date.parse(`${date}${time}${zone}`);
  // The parser takes the 31st of February for the 3rd of March.
  const isReal = !Number.isNaN(atMs) && new Date(Date.parse(`${date}T00:00Z`)).toISOString().startsWith(date ?? '?');
  if (date !== undefined && isReal && atMs >= firstMs && atMs < firstMs + 300 * 366 * dayMs) return Math.max(0, atMs);
  const said = `${option} "${text.slice(0, 40)}"`;
  throw new CommandError(
    sentenceFor(terminal, {
      ko: `${said}: 날짜가 아닙니다. 2026-01-31이나 2026-01-31T09:00+09:00처럼 적으세요`,
      en: `${said} is not a date; write it like 2026-01-31 or 2026-01-31T09:00+09:00`,
    }),
  );
}

function toLine({ symbol, candles, file, from, to, complete }: Recorded): string {
  if (from === null || to === null) return `${symbol}: the vendor has no candles in this span`;
  return `${symbol}: ${candles.toLocaleString('en-US')} candles, ${from} to ${to}, in ${file}${complete ? '' : ' (cut short)'}`;
}
