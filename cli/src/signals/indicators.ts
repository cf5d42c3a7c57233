import { Command } from 'commander';
import { formatNumber } from '@gaemi/core/base/format.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { toBars } from '@gaemi/core/signals/indicators/bars.ts';
import { computeIndicators, type IndicatorLines } from '@gaemi/core/signals/indicators/compute-indicators.ts';
import { indicators } from '@gaemi/core/signals/indicators/index.ts';
import { type ConfiguredIndicator, IndicatorError } from '@gaemi/core/signals/indicators/indicator.ts';
import { parseSpec } from '@gaemi/core/signals/indicators/parse-spec.ts';
import { readCandleFile } from '../market/read-candle-file.ts';
import { CommandError, sentenceFor, type Terminal } from '../terminal.ts';

interface Options {
  readonly data: string;
  readonly only?: string;
  readonly benchmark?: string;
  readonly json?: boolean;
}

/** `gaemi indicators`: the lines of indicators over the candles of a file; needs no desk. */
export function indicatorsCommand(terminal: Terminal): Command {
  return new Command('indicators')
    .description('compute indicators over the candles of a CSV file; needs no desk')
    .requiredOption('--data <file>', 'CSV with timestamp,open,high,low,close,volume, ascending; .gz is unpacked')
    .option('--only <specs>', 'which ones, by name or with parameters: rsi,macd:12:26:9 (default: each with its own)')
    .option('--benchmark <file>', 'CSV of the same form; its closes are what relative-strength compares with')
    .option('--json', 'print all values as JSON, null where an indicator has none yet')
    .addHelpText('after', `\nIndicators:\n${indicators.map((indicator) => `  ${signatureOf(indicator)}`).join('\n')}`)
    .action(({ data, only, benchmark, json }: Options) => {
      const chosen = choose(terminal, only, benchmark !== undefined);
      const candles = readCandleFile(data);
      const bars = toBars(candles, benchmark === undefined ? [] : matchingCloses(candles, readCandleFile(benchmark)));
      const lines = computeIndicators(chosen, bars);
      const answers = chosen.map(({ spec }, index) => [spec, lines[index] ?? {}] as const);
      if (json) printJson(terminal, answers);
      else terminal.print(toTable(answers, candles));
    });
}

/** `macd:12:26:9  fast, slow, signal -> macd, signal, histogram`. */
function signatureOf(indicator: (typeof indicators)[number]): string {
  const params = Object.keys(indicator.params).join(', ');
  return `${indicator.configure({}).spec.padEnd(26)}${params} -> ${indicator.lines.join(', ')}`;
}

function choose(terminal: Terminal, only: string | undefined, hasBenchmark: boolean): ConfiguredIndicator[] {
  if (only === undefined) {
    return indicators
      .filter((indicator) => hasBenchmark || !indicator.needsBenchmark)
      .map((each) => each.configure({}));
  }
  try {
    const specs = only.split(',').map(parseSpec);
    // The same under two names, as `rsi` and `rsi:14` are, is answered once.
    const chosen = [...new Map(specs.map((each) => [each.spec, each])).values()];
    const lost = hasBenchmark ? undefined : chosen.find(({ indicator }) => indicator.needsBenchmark);
    if (lost === undefined) return chosen;
    throw new CommandError(
      sentenceFor(terminal, {
        ko: `"${lost.spec}"에는 비교 기준이 필요합니다. --benchmark FILE로 기준의 봉을 알려 주세요`,
        en: `"${lost.spec}" compares with a benchmark; name its candles with --benchmark FILE`,
      }),
    );
  } catch (cause) {
    if (cause instanceof IndicatorError)
      throw new CommandError(`--only ${sentenceFor(terminal, cause.text)}`, { cause });
    throw cause;
  }
}

/** The benchmark's close at the instant of each candle, NaN where it has none. */
function matchingCloses(candles: readonly Candle[], benchmark: readonly Candle[]): number[] {
  const closes = new Map(benchmark.map(({ openAtMs, close }) => [openAtMs, close]));
  return candles.map(({ openAtMs }) => closes.get(openAtMs) ?? Number.NaN);
}

/** One object in many pieces: a million candles times every line is more text than a string can hold. */
function printJson({ print }: Terminal, answers: readonly (readonly [string, IndicatorLines])[]): void {
  print('{"indicators":{');
  answers.forEach(([spec, lines], answer) => {
    print(`${JSON.stringify(spec)}:{`);
    Object.entries(lines).forEach(([name, line], index) => {
      const values = Array.from(line, (value) => (Number.isFinite(value) ? value : null));
      print(`${index === 0 ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(values)}`);
    });
    print(answer === answers.length - 1 ? '}' : '},');
  });
  print('}}');
}

function toTable(answers: readonly (readonly [string, IndicatorLines])[], candles: readonly Candle[]): string {
  const rows = answers.flatMap(([spec, lines]) =>
    Object.entries(lines).map(([name, line], index) => [index === 0 ? spec : '', name, lastOf(line)] as const),
  );
  const widthOf = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [specWidth, nameWidth] = [widthOf(0), widthOf(1)];
  const last = new Date(candles.at(-1)?.openAtMs ?? 0).toISOString();
  return [
    `The newest of ${candles.length} candles, ${last}:`,
    ...rows.map(([spec, name, value]) => `${spec.padEnd(specWidth)}  ${name.padEnd(nameWidth)}  ${value}`),
  ].join('\n');
}

function lastOf(line: Float64Array): string {
  const value = line.at(-1);
  return value === undefined || Number.isNaN(value) ? '-' : formatNumber(value);
}
