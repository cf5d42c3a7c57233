import { hash } from 'node:crypto';
import type { Id } from '../src/base/id.ts';
import type { Units } from '../src/base/units.ts';
import { type Account, accountId } from '../src/ledger/account.ts';
import { postTransfers } from '../src/ledger/book.ts';
import { chainTransfers, headOf } from '../src/ledger/chain.ts';
import { emptyHead } from '../src/ledger/entry.ts';
import type { Transfer } from '../src/ledger/transfer.ts';

/** One way to book transfers: does all of them and answers the balances, so that the ways can be held together. */
export interface LedgerWay {
  readonly name: string;
  run(transfers: readonly Transfer[]): ReadonlyMap<Id, Units>;
}

/** What every other one is measured by. */
export const floorWay = 'two updates of a bare Map';

/** How many transfers a settled order is posted with: gross, fee, quantity and release. */
const batchSize = 4;

/** From the floor, which checks and keeps nothing, to all that is done for an entry of the ledger. */
export const ledgerWays: readonly LedgerWay[] = [
  { name: floorWay, run: updateMap },
  { name: 'postTransfers, one transfer a call', run: (transfers) => post(transfers, 1) },
  {
    name: `postTransfers, ${batchSize} transfers a call, as an order settles`,
    run: (transfers) => post(transfers, batchSize),
  },
  { name: `the same, each bound to the chain by SHA-256`, run: (transfers) => post(transfers, batchSize, bind()) },
];

/** Transfers as orders make them: reserve, trade, fee, release, over and over, in one currency. */
export function makeTransfers(count: number): Transfer[] {
  const parts = [
    { kind: 'reserve', units: 1_000_500n, from: 'cash', to: 'reserved' },
    { kind: 'trade', units: 999_000n, from: 'reserved', to: 'market' },
    { kind: 'fee', units: 500n, from: 'reserved', to: 'fees' },
    { kind: 'release', units: 1_000n, from: 'reserved', to: 'cash' },
  ] as const;
  return Array.from({ length: count }, (_, index) => {
    const part = parts[index % parts.length] ?? parts[0];
    const causeId = `order_${Math.floor(index / parts.length)}`;
    return { ...part, id: `${causeId}_${part.kind}`, asset: 'KRW', causeId, atMs: 1_763_600_000_000 + index };
  });
}

/** Enough for every transfer of a run, so that none is ever short. */
const firstUnits = 10n ** 24n;

function updateMap(transfers: readonly Transfer[]): ReadonlyMap<Id, Units> {
  const balances = new Map<Id, Units>([['cash_KRW', firstUnits]]);
  for (const { from, to, asset, units } of transfers) {
    const [fromId, toId] = [`${from}_${asset}`, `${to}_${asset}`];
    balances.set(fromId, (balances.get(fromId) ?? 0n) - units);
    balances.set(toId, (balances.get(toId) ?? 0n) + units);
  }
  return balances;
}

type Bind = (posted: Extract<ReturnType<typeof postTransfers>, { status: 'posted' }>['posted']) => void;

function post(transfers: readonly Transfer[], size: number, keep?: Bind): ReadonlyMap<Id, Units> {
  const accounts = new Map<Id, Account>();
  const cash = {
    id: accountId('cash', 'KRW'),
    role: 'cash',
    asset: 'KRW',
    balanceUnits: firstUnits,
    updatedAtMs: 0,
  } as const;
  accounts.set(cash.id, cash);
  for (let index = 0; index < transfers.length; index += size) {
    const posting = postTransfers([...accounts.values()], transfers.slice(index, index + size));
    if (posting.status === 'short') throw new Error(`the bench ran out of money in "${posting.accountId}"`);
    for (const account of posting.accounts) accounts.set(account.id, account);
    keep?.(posting.posted);
  }
  return new Map([...accounts].map(([id, { balanceUnits }]) => [id, balanceUnits]));
}

function bind(): Bind {
  const sha256 = (text: string) => hash('sha256', text, 'hex');
  let head = emptyHead;
  return (posted) => {
    const last = chainTransfers(head, posted, sha256).at(-1);
    if (last !== undefined) head = headOf(last);
  };
}
