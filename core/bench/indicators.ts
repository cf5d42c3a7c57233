import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { columnNames, implementationNames, limitName, ownName } from './indicator-names.ts';

export interface IndicatorRow {
  readonly implementation: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** The median over the rounds of its time by that of the loop by hand in the same round. */
  readonly timesLimit: number;
  /** The same by our own time. */
  readonly timesOwn: number;
  /** Its fastest run of all, by the fastest of the loop by hand and of our own: what others do on the machine only slows. */
  readonly fastestTimesLimit: number;
  readonly fastestTimesOwn: number;
  /** The worst relative difference of its last values from ours, and in which column: the peers differ by convention. */
  readonly difference: string;
}

interface Asked {
  readonly bars: number;
  readonly rounds: number;
  readonly onProgress?: (line: string) => void;
}

/**
 * SMA 20/50/200, EMA 12/26, RSI 14, MACD, Bollinger, ATR 14 and Stochastic over so many bars, with fresh result arrays:
 * every measurement in a process of its own, all implementations one after the other in each round, back and forth.
 */
export function measureIndicators({ bars, rounds, onProgress }: Asked): IndicatorRow[] {
  const measured = new Map<string, Measurement[]>(implementationNames.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? implementationNames : implementationNames.toReversed();
    for (const name of order) {
      const measurement = measureOnce(name, bars);
      onProgress?.(`round ${round + 1} of ${rounds}: ${name} ${measurement.medianMs.toFixed(1)} ms`);
      measured.get(name)?.push(measurement);
    }
  }
  const fastestOf = (name: string): number => Math.min(...(measured.get(name) ?? []).map(({ fastestMs }) => fastestMs));
  const timesOf = (name: string): number[] => (measured.get(name) ?? []).map(({ medianMs }) => medianMs);
  const ownValues = measured.get(ownName)?.[0]?.lastValues ?? [];
  const ratioTo = (times: readonly number[], others: readonly number[]): number =>
    median(times.map((time, round) => time / (others[round] ?? Number.NaN)));
  return implementationNames.map((name) => {
    const times = timesOf(name);
    return {
      implementation: name,
      medianMs: median(times),
      minMs: Math.min(...times),
      maxMs: Math.max(...times),
      timesLimit: ratioTo(times, timesOf(limitName)),
      timesOwn: ratioTo(times, timesOf(ownName)),
      fastestTimesLimit: fastestOf(name) / fastestOf(limitName),
      fastestTimesOwn: fastestOf(name) / fastestOf(ownName),
      difference: worstDifference(measured.get(name)?.[0]?.lastValues ?? [], ownValues),
    };
  });
}

const Measurement = z.object({
  medianMs: z.number(),
  fastestMs: z.number(),
  lastValues: z.array(z.nullable(z.number())),
});
type Measurement = z.output<typeof Measurement>;

function measureOnce(name: string, bars: number): Measurement {
  const script = fileURLToPath(new URL('./indicators-process.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, name, String(bars)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Measuring "${name}" over ${bars} bars failed: ${stderr.trim()}`);
  return Measurement.parse(JSON.parse(stdout));
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function worstDifference(values: Measurement['lastValues'], own: Measurement['lastValues']): string {
  let [worst, where] = [0, ''];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const difference = Math.abs(value - (own[index] ?? Number.NaN)) / Math.abs(own[index] ?? Number.NaN);
    if (difference > worst) [worst, where] = [difference, columnNames[index] ?? ''];
  }
  return worst < 1e-9 ? '< 1e-9' : `${where} ${worst.toExponential(1)}`;
}
