import { describe, expect, it } from 'vitest';
import { floorWay, ledgerWays, makeTransfers } from './ledger-ways.ts';
import { toLedgerRows } from './ledger.ts';

describe('the bench of the ledger', () => {
  it('books the same balances in every way', () => {
    const transfers = makeTransfers(400);
    const [first, ...others] = ledgerWays.map((way) => new Map([...way.run(transfers)].toSorted()));
    expect(first?.get('market_KRW')).toBe(99_900_000n);
    expect([...(first?.values() ?? [])].reduce((sum, units) => sum + units, 0n)).toBe(10n ** 24n);
    for (const other of others) expect(other).toEqual(first);
  });

  it('takes ratios round by round, so that a machine that slows down is fair to all', () => {
    const rows = toLedgerRows(
      new Map([
        [floorWay, [100, 200, 400]],
        ['posting', [300, 600, 2000]],
      ]),
    );
    expect(rows.map(({ name, timesFloor }) => [name, timesFloor])).toEqual([
      [floorWay, 1],
      ['posting', 3],
    ]);
    expect(rows[1]).toMatchObject({ medianNs: 600, minNs: 300, maxNs: 2000, postingsPerSecond: 1e9 / 600 });
  });
});
