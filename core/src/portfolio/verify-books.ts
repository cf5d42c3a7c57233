import * as z from 'zod/mini';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import { type Account, accountId, type AccountRole, ownRoles } from '../ledger/account.ts';
import { trialBalance } from '../ledger/book.ts';
import { chainFault, type Hash } from '../ledger/chain.ts';
import { balanceAfter, type Entry, LedgerHead } from '../ledger/entry.ts';
import { findInstrument } from '../market/instruments.ts';
import type { Order } from '../trading/order.ts';
import { promisesOf } from '../trading/reserve.ts';
import { type Drift, difference } from './drift.ts';
import type { Position } from './position.ts';

/** How far a person's ledger has been verified, and what it came to; `bookChecks/latest`. */
export const BookCheck = z.object({
  head: LedgerHead,
  balances: z.record(z.string(), Units),
  /** Shares that came or went by splits, coins by staking and contracts by their end: no venue's fills tell of them. */
  splits: z.record(z.string(), Units),
  atMs: Instant,
  drifts: z.int(),
});
export type BookCheck = z.output<typeof BookCheck>;

export interface Books {
  /** What was verified before; its balances are taken as they are. */
  readonly check: Pick<BookCheck, 'head' | 'balances' | 'splits'>;
  /** The entries since then. */
  readonly entries: readonly Entry[];
  readonly accounts: readonly Account[];
  readonly positions: readonly Position[];
  /** Orders under way. */
  readonly orders: readonly Order[];
  /** What the venue holds by asset; undefined when it does not say. */
  readonly venue: ReadonlyMap<string, Units> | undefined;
}

/** Looks for anything in a person's books that does not agree, and answers how far it has come. */
export function verifyBooks(
  books: Books,
  hash: Hash,
): { drifts: Drift[]; verified: Omit<BookCheck, 'atMs' | 'drifts'> } {
  const { check, entries } = books;
  const balances = { ...check.balances };
  const splits = { ...check.splits };
  for (const entry of entries) {
    for (const account of entry.accountIds) balances[account] = balanceAfter(entry, account);
    const units = unitsBesideFills(entry);
    if (units !== 0n) splits[entry.asset] = (splits[entry.asset] ?? 0n) + units;
  }
  const drifts = [
    ...checkChain(books, hash),
    ...checkBalances(books, balances),
    ...checkReserved(books),
    ...checkMargin(books),
    ...checkPositions(books),
    ...checkVenue(books, splits),
  ];
  const last = entries.at(-1);
  const head =
    last === undefined ? check.head : { sequence: last.sequence, bookedAtMs: last.bookedAtMs, hash: last.hash };
  return { drifts, verified: { head, balances, splits } };
}

/** What a split, a reward or the commission on it, or the end of contracts changes in what is held. */
function unitsBesideFills({ kind, from, to, units }: Entry): Units {
  if (kind === 'reward') return units;
  if (kind === 'fee' && from === 'staked') return -units;
  if (kind !== 'split' && kind !== 'expiry') return 0n;
  return to === 'holding' || to === 'contracts' ? units : -units;
}

function checkChain({ check, entries }: Books, hash: Hash): Drift[] {
  const fault = chainFault(check.head, entries, hash);
  if (fault === undefined) return [];
  return [
    {
      kind: 'chain',
      subject: 'ledger',
      text: { ko: `원장의 연결이 끊어졌습니다: ${fault}`, en: `The ledger's chain is broken: ${fault}` },
    },
  ];
}

function checkBalances({ accounts }: Books, balances: Readonly<Record<string, Units>>): Drift[] {
  const known = new Map(accounts.map((account) => [account.id, account.balanceUnits]));
  const ids = new Set([...Object.keys(balances), ...known.keys()]);
  const wrong = [...ids].flatMap((id) => difference('balance', id, [balances[id] ?? 0n, known.get(id) ?? 0n]));
  const sums = [...trialBalance(accounts)].flatMap(([asset, sum]) => difference('sum', asset, [0n, sum]));
  const negative = accounts
    .filter(({ role, balanceUnits }) => ownRoles.has(role) && balanceUnits < 0n)
    .flatMap(({ id, balanceUnits }) => difference('negative', id, [0n, balanceUnits]));
  return [...wrong, ...sums, ...negative];
}

/** What orders under way have promised is what stands in the accounts for it. */
function checkReserved({ accounts, orders }: Books): Drift[] {
  const promised = new Map<string, Units>();
  for (const order of orders) {
    const instrument = findInstrument(order.instrumentId);
    for (const { role, asset, units } of instrument === undefined ? [] : promisesOf(order, instrument)) {
      const id = accountId(role, asset);
      promised.set(id, (promised.get(id) ?? 0n) + units);
    }
  }
  const aside = accounts.filter(({ role }) => role === 'reserved' || role === 'closing');
  const found = new Map(aside.map(({ id, balanceUnits }) => [id, balanceUnits]));
  return [...new Set([...promised.keys(), ...found.keys()])].flatMap((id) =>
    difference('reserved', id, [promised.get(id) ?? 0n, found.get(id) ?? 0n]),
  );
}

/** What positions have put up is what stands in the margin accounts. */
function checkMargin({ accounts, positions }: Books): Drift[] {
  const margins = accounts.filter(({ role }) => role === 'margin');
  const currencies = new Set([...margins.map(({ asset }) => asset), ...positions.map(({ currency }) => currency)]);
  return [...currencies].flatMap((currency) => {
    const own = positions.filter((position) => position.currency === currency);
    const putUpUnits = own.reduce((sum, { futures }) => sum + (futures?.marginUnits ?? 0n), 0n);
    const found = margins.find(({ asset }) => asset === currency)?.balanceUnits ?? 0n;
    return difference('margin', currency, [putUpUnits, found]);
  });
}

function checkPositions({ accounts, positions }: Books): Drift[] {
  const owned = ownedAssets(accounts);
  const held = new Map(
    positions.map(({ instrumentId, quantityUnits }) => [
      findInstrument(instrumentId)?.asset ?? instrumentId,
      quantityUnits,
    ]),
  );
  return [...new Set([...owned.keys(), ...held.keys()])].flatMap((asset) =>
    difference('position', asset, [owned.get(asset) ?? 0n, held.get(asset) ?? 0n]),
  );
}

/** A venue may be ahead of the books in what an order is under way for. */
function checkVenue({ accounts, orders, venue }: Books, splits: Readonly<Record<string, Units>>): Drift[] {
  if (venue === undefined) return [];
  const moving = new Set(orders.map(({ instrumentId }) => findInstrument(instrumentId)?.asset));
  const owned = ownedAssets(accounts);
  return [...new Set([...owned.keys(), ...venue.keys()])]
    .filter((asset) => !moving.has(asset))
    .flatMap((asset) =>
      difference('venue', asset, [(owned.get(asset) ?? 0n) - (splits[asset] ?? 0n), venue.get(asset) ?? 0n]),
    );
}

const assetRoles: ReadonlySet<AccountRole> = new Set<AccountRole>([
  'holding',
  'reserved',
  'staked',
  'unbonding',
  'contracts',
  'closing',
]);

/** What is owned of what is not money, promised, staked or neither. */
function ownedAssets(accounts: readonly Account[]): Map<string, Units> {
  const assets = new Set(
    accounts.filter(({ role }) => role === 'holding' || role === 'contracts').map(({ asset }) => asset),
  );
  const owned = new Map<string, Units>();
  for (const { role, asset, balanceUnits } of accounts) {
    if (!assets.has(asset) || !assetRoles.has(role)) continue;
    owned.set(asset, (owned.get(asset) ?? 0n) + balanceUnits);
  }
  return owned;
}
