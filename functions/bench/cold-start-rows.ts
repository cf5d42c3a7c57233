import type { DefinedFunction } from '../src/runtime/define.ts';

export interface ColdStartRow {
  readonly name: string;
  readonly trigger: DefinedFunction['trigger'] | 'plain';
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** Of medians of rounds: to the framework's hello world, and to a function that reads one document. */
  readonly timesHello: number;
  readonly timesReadOne: number;
  /** Callables and HTTP: at most 1.5 hello worlds. Events: faster than reading one document. */
  readonly isMet: boolean | undefined;
}

const callableTimesHelloMax = 1.5;

/** Ratios are taken round by round, as the machine's speed drifts, then their median. */
export function toRows(
  samples: ReadonlyMap<string, readonly number[]>,
  functions: readonly DefinedFunction[],
): ColdStartRow[] {
  const hello = samples.get('hello') ?? [];
  const readOne = samples.get('read-one') ?? [];
  return [...samples].map(([name, times]) => {
    const trigger = functions.find((definition) => definition.name === name)?.trigger ?? 'plain';
    const timesHello = median(times.map((time, round) => time / (hello[round] ?? Number.NaN)));
    const timesReadOne = median(times.map((time, round) => time / (readOne[round] ?? Number.NaN)));
    const isEvent = trigger === 'schedule' || trigger === 'topic';
    const isMet = isEvent ? timesReadOne < 1 : timesHello <= callableTimesHelloMax;
    return {
      name,
      trigger,
      medianMs: median(times),
      minMs: Math.min(...times),
      maxMs: Math.max(...times),
      timesHello,
      timesReadOne,
      isMet: trigger === 'plain' ? undefined : isMet,
    };
  });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
