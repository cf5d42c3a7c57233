import * as z from 'zod/mini';
import { Instant } from '../base/instant.ts';
import type { Text } from '../base/text.ts';
import { Units, unitsToText } from '../base/units.ts';
import { type Account, type AccountRole, ownRoles } from '../ledger/account.ts';
import { trialBalance } from '../ledger/book.ts';
import { chainFault, type Hash } from '../ledger/chain.ts';
import { balanceAfter, type Entry, LedgerHead } from '../ledger/entry.ts';
import { findInstrument } from '../market/instruments.ts';
import type { Order } from '../trading/order.ts';
import { promisedUnits, reservedAsset } from '../trading/reserve.ts';
import type { Position } from './position.ts';

/** What can be wrong with books. */
export const DriftKind = z.enum(['chain', 'balance', 'sum', 'negative', 'reserved', 'position', 'venue']);
export type DriftKind = z.output<typeof DriftKind>;

export interface Drift {
  readonly kind: DriftKind;
  readonly subject: string;
  readonly text: Text;
  /** What the books say it must be, and what it is; a broken chain has no figures. */
  readonly expectedUnits?: Units;
  readonly foundUnits?: Units;
}

/** How far a person's ledger has been verified, and what it came to; `bookChecks/latest`. */
export const BookCheck = z.object({
  head: LedgerHead,
  balances: z.record(z.string(), Units),
  /** Shares that came or went by splits and coins by staking, which no venue's fills tell of. */
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
    ...checkPositions(books),
    ...checkVenue(books, splits),
  ];
  const last = entries.at(-1);
  const head =
    last === undefined ? check.head : { sequence: last.sequence, bookedAtMs: last.bookedAtMs, hash: last.hash };
  return { drifts, verified: { head, balances, splits } };
}

/** What a split, a reward or the commission on it changes in what is held. */
function unitsBesideFills({ kind, from, to, units }: Entry): Units {
  if (kind === 'reward') return units;
  if (kind === 'fee' && from === 'staked') return -units;
  if (kind !== 'split') return 0n;
  return to === 'holding' ? units : -units;
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

/** What orders under way have promised is what stands in the reserved accounts. */
function checkReserved({ accounts, orders }: Books): Drift[] {
  const promised = new Map<string, Units>();
  for (const order of orders) {
    const instrument = findInstrument(order.instrumentId);
    if (instrument === undefined) continue;
    const asset = reservedAsset(order, instrument);
    promised.set(asset, (promised.get(asset) ?? 0n) + promisedUnits(order));
  }
  const reserved = new Map(
    accounts.filter(({ role }) => role === 'reserved').map(({ asset, balanceUnits }) => [asset, balanceUnits]),
  );
  return [...new Set([...promised.keys(), ...reserved.keys()])].flatMap((asset) =>
    difference('reserved', asset, [promised.get(asset) ?? 0n, reserved.get(asset) ?? 0n]),
  );
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

const assetRoles: ReadonlySet<AccountRole> = new Set<AccountRole>(['holding', 'reserved', 'staked', 'unbonding']);

/** What is owned of what is not money, promised, staked or neither. */
function ownedAssets(accounts: readonly Account[]): Map<string, Units> {
  const assets = new Set(accounts.filter(({ role }) => role === 'holding').map(({ asset }) => asset));
  const owned = new Map<string, Units>();
  for (const { role, asset, balanceUnits } of accounts) {
    if (!assets.has(asset) || !assetRoles.has(role)) continue;
    owned.set(asset, (owned.get(asset) ?? 0n) + balanceUnits);
  }
  return owned;
}

const names: Readonly<Record<Exclude<DriftKind, 'chain'>, Text>> = {
  balance: { ko: '계정 잔액이 거래 내역의 합과 다릅니다', en: 'The balance is not what its transfers come to' },
  sum: { ko: '모든 계정의 합이 0이 아닙니다', en: 'The accounts do not sum to zero' },
  negative: { ko: '잔액이 0보다 작습니다', en: 'The balance is below zero' },
  reserved: { ko: '묶인 금액이 진행 중인 주문과 다릅니다', en: 'What is reserved is not what orders have promised' },
  position: { ko: '보유 수량이 원장과 다릅니다', en: 'The position is not what the ledger holds' },
  venue: { ko: '거래소의 수량이 원장과 다릅니다', en: 'The venue holds something else than the ledger' },
};

function difference(
  kind: Exclude<DriftKind, 'chain'>,
  subject: string,
  [expected, found]: readonly [Units, Units],
): Drift[] {
  if (expected === found) return [];
  const [wanted, is] = [unitsToText(expected), unitsToText(found)];
  const { ko, en } = names[kind];
  return [
    {
      kind,
      subject,
      text: { ko: `${ko}: ${subject} ${wanted} → ${is}`, en: `${en}: ${subject} should be ${wanted} and is ${is}` },
      expectedUnits: expected,
      foundUnits: found,
    },
  ];
}
