import { floorWay, ledgerWays, makeTransfers } from './ledger-ways.ts';

export interface LedgerRow {
  readonly name: string;
  readonly postingsPerSecond: number;
  /** Nanoseconds a posting: the median of the rounds, the fastest and the slowest. */
  readonly medianNs: number;
  readonly minNs: number;
  readonly maxNs: number;
  /** The median over the rounds of its time by that of the bare Map in the same round. */
  readonly timesFloor: number;
}

interface Asked {
  readonly postings: number;
  readonly rounds: number;
  readonly onProgress?: (line: string) => void;
}

/** Every way books the same transfers in each round, back and forth, after a round that counts for nothing. */
export function measureLedger({ postings, rounds, onProgress }: Asked): LedgerRow[] {
  const transfers = makeTransfers(postings);
  agree(transfers.slice(0, 4000));
  const times = new Map<string, number[]>(ledgerWays.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const way of round % 2 === 0 ? ledgerWays : ledgerWays.toReversed()) {
      const startedMs = performance.now();
      way.run(transfers);
      const ns = ((performance.now() - startedMs) * 1e6) / postings;
      if (round >= 0) times.get(way.name)?.push(ns);
    }
    if (round >= 0) onProgress?.(`round ${round + 1} of ${rounds}`);
  }
  return toLedgerRows(times);
}

/** Ratios are taken round by round, as the machine's speed drifts, then their median. */
export function toLedgerRows(times: ReadonlyMap<string, readonly number[]>): LedgerRow[] {
  const floor = times.get(floorWay) ?? [];
  return [...times].map(([name, ns]) => ({
    name,
    postingsPerSecond: 1e9 / median(ns),
    medianNs: median(ns),
    minNs: Math.min(...ns),
    maxNs: Math.max(...ns),
    timesFloor: median(ns.map((time, round) => time / (floor[round] ?? Number.NaN))),
  }));
}

/** @throws Error when a way ends with other balances than the floor: then it is no way to book. */
function agree(transfers: ReturnType<typeof makeTransfers>): void {
  const [first, ...others] = ledgerWays.map((way) => [way.name, textOf(way.run(transfers))] as const);
  for (const [name, balances] of others) {
    if (balances !== first?.[1]) throw new Error(`"${name}" ends with ${balances}, not with ${first?.[1]}`);
  }
}

function textOf(balances: ReadonlyMap<string, bigint>): string {
  return [...balances]
    .map(([id, units]) => `${id}=${units}`)
    .toSorted()
    .join(' ');
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
