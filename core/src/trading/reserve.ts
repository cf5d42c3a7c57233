import { makeId } from '../base/id.ts';
import { type Units, unitsPerOne } from '../base/units.ts';
import { type Account, accountId, type AccountRole } from '../ledger/account.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Instrument } from '../market/instrument.ts';
import { isTerminal } from './order-moves.ts';
import type { Fill, Order } from './order.ts';

/**
 * What an accepted order puts aside, so that nothing is promised twice: a buy an amount, a sale its quantity; an order
 * for futures what its opening contracts need, and the contracts that it closes.
 */
export function reserveTransfers(order: Order, instrument: Instrument): Transfer[] {
  if (order.status === 'refused') return [];
  return asidesOf(order, instrument).flatMap((aside) => move(aside, aside.units, { order, name: aside.reserveName }));
}

/**
 * What the fills that are not settled yet cost beyond what a buy has put aside, taken from free cash: a venue's fee or price
 * was another than the rulebook's, and what it has taken is gone. Never from what other orders have put aside.
 */
export function coverTransfers(order: Order, { currency }: Instrument): Transfer[] {
  const { side, contracts, size, fills, settledFills = 0, reservedUnits = size.units } = order;
  if (side === 'sell' || contracts !== undefined) return [];
  const lackingAfter = (count: number): Units => {
    const lackingUnits = sumOf(fills.slice(0, count), spentBy) - reservedUnits;
    return lackingUnits > 0n ? lackingUnits : 0n;
  };
  return fills.flatMap(({ id, atMs }, index) => {
    const units = lackingAfter(index + 1) - lackingAfter(index);
    if (index < settledFills || units === 0n) return [];
    return [
      {
        id: makeId(id, 'cover'),
        kind: 'reserve' as const,
        asset: currency,
        units,
        from: 'cash' as const,
        to: 'reserved' as const,
        causeId: order.id,
        atMs,
      },
    ];
  });
}

/**
 * Gives back what an order that ended has put aside and its fills did not use.
 * @throws Error when more was sold than was put aside: then the venue's answer is not an answer to this order.
 */
export function releaseTransfers(order: Order, instrument: Instrument): Transfer[] {
  if (order.status === 'refused') return [];
  return asidesOf(order, instrument).flatMap((aside) => {
    const restUnits = aside.units - aside.usedBy(order.fills);
    if (restUnits >= 0n) return move(aside, -restUnits, { order, name: aside.releaseName });
    if (aside.isCovered === true) return [];
    throw new Error(`The fills of order "${order.id}" use ${-restUnits} units more than it has reserved`);
  });
}

/** What an order under way has put aside and not used, by account: as long as it has not ended, this stands in the books. */
export function promisesOf(order: Order, instrument: Instrument): Promised[] {
  const settled = order.fills.slice(0, order.settledFills ?? 0);
  return asidesOf(order, instrument).map(({ from, to, asset, units, usedBy, isShort = false, isCovered = false }) => {
    const leftUnits = units - usedBy(settled);
    const restUnits = isCovered && leftUnits < 0n ? 0n : leftUnits;
    return { role: to, freeRole: from, asset, units: isShort ? -restUnits : restUnits };
  });
}

interface Promised {
  readonly role: AccountRole;
  /** Where it came from, and goes back to. */
  readonly freeRole: AccountRole;
  readonly asset: string;
  /** Below zero for contracts sold short. */
  readonly units: Units;
}

/** What would be free were an order under way cancelled: an amendment may spend what the order it stands for has put aside. */
export function accountsWithout(order: Order, accounts: readonly Account[], instrument: Instrument): Account[] {
  if (isTerminal(order.status)) return [...accounts];
  const changes = new Map<string, Units>();
  for (const { role, freeRole, asset, units } of promisesOf(order, instrument)) {
    changes.set(accountId(role, asset), -units);
    changes.set(accountId(freeRole, asset), units);
  }
  return accounts.map((account) => ({
    ...account,
    balanceUnits: account.balanceUnits + (changes.get(account.id) ?? 0n),
  }));
}

/** Of an order for futures: what each contract that opens has put aside, and how many of its fills' contracts did so. */
export function openingShare(order: Order, filledUnits: Units): { readonly eachUnits: Units; readonly units: Units } {
  const { closesUnits, opensUnits } = order.contracts ?? { closesUnits: 0n, opensUnits: 0n };
  const eachUnits = opensUnits === 0n ? 0n : ((order.reservedUnits ?? 0n) * unitsPerOne) / opensUnits;
  return { eachUnits, units: filledUnits > closesUnits ? filledUnits - closesUnits : 0n };
}

/** Something that an order puts aside. Contracts sold short go the other way, as their balance is negative. */
interface Aside {
  readonly reserveName: string;
  readonly releaseName: string;
  readonly asset: string;
  readonly units: Units;
  readonly from: AccountRole;
  readonly to: AccountRole;
  readonly isShort?: boolean;
  /** What fills use beyond it has been taken from elsewhere. */
  readonly isCovered?: boolean;
  usedBy(fills: readonly Fill[]): Units;
}

function asidesOf(order: Order, { currency, asset }: Instrument): Aside[] {
  const { side, contracts, size, reservedUnits = size.units } = order;
  const money = {
    reserveName: 'reserve',
    releaseName: 'release',
    asset: currency,
    from: 'cash',
    to: 'reserved',
  } as const;
  if (contracts === undefined) {
    if (side === 'buy') {
      return [{ ...money, units: reservedUnits, isCovered: true, usedBy: (fills) => sumOf(fills, spentBy) }];
    }
    return [{ ...money, asset, from: 'holding', units: reservedUnits, usedBy: (fills) => sumOf(fills, quantityOf) }];
  }
  const { closesUnits } = contracts;
  return [
    {
      ...money,
      units: reservedUnits,
      usedBy(fills) {
        const opened = openingShare(order, sumOf(fills, quantityOf));
        return (opened.eachUnits * opened.units) / unitsPerOne;
      },
    },
    {
      reserveName: 'promise',
      releaseName: 'unpromise',
      asset,
      units: closesUnits,
      from: 'contracts',
      to: 'closing',
      isShort: side === 'buy',
      usedBy(fills) {
        const filledUnits = sumOf(fills, quantityOf);
        return filledUnits < closesUnits ? filledUnits : closesUnits;
      },
    },
  ];
}

/** So many units aside, or a negative amount back. */
function move(
  { from, to, asset, isShort = false }: Aside,
  units: Units,
  { order, name }: { readonly order: Order; readonly name: string },
): Transfer[] {
  if (units === 0n) return [];
  const isBack = units < 0n;
  return [
    {
      id: makeId(order.id, name),
      kind: isBack ? 'release' : 'reserve',
      asset,
      units: isBack ? -units : units,
      ...(isBack === isShort ? { from, to } : { from: to, to: from }),
      causeId: order.id,
      atMs: isBack ? (order.history.at(-1)?.atMs ?? order.createdAtMs) : order.createdAtMs,
    },
  ];
}

function sumOf(fills: readonly Fill[], unitsOf: (fill: Fill) => Units): Units {
  return fills.reduce((sum, fill) => sum + unitsOf(fill), 0n);
}

function quantityOf({ quantityUnits }: Fill): Units {
  return quantityUnits;
}

function spentBy({ grossUnits, feeUnits, taxUnits }: Fill): Units {
  return grossUnits + feeUnits + taxUnits;
}
