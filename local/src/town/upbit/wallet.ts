import { type Exact, ratio, readExact, times, writeExact } from './exact.ts';

/** What the key's owner has at the exchange. */
export interface Wallet {
  free(currency: string): Exact;
  lock(currency: string, amount: Exact): void;
  unlock(currency: string, amount: Exact): void;
  /** Takes locked won, gives the coin. */
  buy(currency: string, bought: { volume: Exact; funds: Exact; fee: Exact }): void;
  /** Takes the locked coin, gives won less the fee. */
  sell(currency: string, sold: { volume: Exact; funds: Exact; fee: Exact }): void;
  account(currency: string): AccountRow;
  /** Without assets that are worth nothing. */
  accounts(): AccountRow[];
}

export interface AccountRow {
  readonly currency: string;
  readonly balance: string;
  readonly locked: string;
  readonly avg_buy_price: string;
  readonly avg_buy_price_modified: boolean;
  readonly unit_currency: string;
}

interface Holding {
  balance: Exact;
  locked: Exact;
  averagePrice: Exact;
}

/** @throws RangeError for a balance that is not a plain decimal. */
export function createWallet(balances: Readonly<Record<string, string>>): Wallet {
  const holdings = new Map<string, Holding>();
  const holdingOf = (currency: string): Holding => {
    const holding = holdings.get(currency) ?? { balance: 0n, locked: 0n, averagePrice: 0n };
    holdings.set(currency, holding);
    return holding;
  };
  for (const [currency, text] of Object.entries(balances)) {
    const balance = readExact(text);
    if (balance === undefined) throw new RangeError(`the balance "${text}" of ${currency} is not a decimal`);
    holdingOf(currency).balance = balance;
  }
  return {
    free: (currency) => holdingOf(currency).balance,
    lock: (currency, amount) => moveToLocked(holdingOf(currency), amount),
    unlock: (currency, amount) => moveToLocked(holdingOf(currency), -amount),
    buy(currency, { volume, funds, fee }) {
      holdingOf('KRW').locked -= funds + fee;
      const coin = holdingOf(currency);
      const held = coin.balance + coin.locked;
      coin.averagePrice = ratio(times(held, coin.averagePrice) + funds, held + volume);
      coin.balance += volume;
    },
    sell(currency, { volume, funds, fee }) {
      holdingOf(currency).locked -= volume;
      holdingOf('KRW').balance += funds - fee;
    },
    account: (currency) => rowOf(currency, holdingOf(currency)),
    accounts: () =>
      [...holdings]
        .filter(([, { balance, locked }]) => balance + locked > 0n)
        .map(([currency, holding]) => rowOf(currency, holding)),
  };
}

function moveToLocked(holding: Holding, amount: Exact): void {
  holding.balance -= amount;
  holding.locked += amount;
}

function rowOf(currency: string, { balance, locked, averagePrice }: Holding): AccountRow {
  return {
    currency,
    balance: writeExact(balance),
    locked: writeExact(locked),
    avg_buy_price: writeExact(averagePrice - (averagePrice % 10n ** 8n)),
    avg_buy_price_modified: currency === 'KRW',
    unit_currency: 'KRW',
  };
}
