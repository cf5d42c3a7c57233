import { makeId } from '../base/id.ts';
import { type Units, unitsFromNumber } from '../base/units.ts';
import { type Account } from '../ledger/account.ts';
import { markContracts } from '../portfolio/book-contracts.ts';
import { valuePortfolio } from '../portfolio/value-portfolio.ts';
import { kospi, quoteOf } from './samples.ts';
import { nextStep, nowOf, openOrderDesk, type OrderDesk, post } from './order-desk.ts';

// What only futures need of the desk that moves one step at a time.

export function openFuturesDesk(price: number): OrderDesk {
  return openOrderDesk(kospi, price);
}

/** A session ends at the price that is; with the last one the contract ends, unless an order still holds some of it. */
export function markDesk(desk: OrderDesk, isLast = false): void {
  const { position } = desk;
  const holdsBack = balance(desk, `closing_${kospi.asset}`) !== 0n;
  if (position === undefined || (isLast && holdsBack)) return;
  const date = makeId('session', nextStep(desk));
  const id = makeId('mark', kospi.id, date);
  const marked = markContracts(position, kospi, {
    mark: {
      priceUnits: unitsFromNumber(desk.price),
      date,
      isLast,
      occasion: { id, causeId: id, atMs: nowOf(desk) },
    },
    accounts: accountsOf(desk),
  });
  if (!post(desk, marked.transfers)) throw new Error(`"${id}" takes more than there is`);
  desk.position = marked.position;
}

/** What the account is worth beyond what came in, and what its figures say it has won: they are the same. */
export function wonOf(desk: OrderDesk): { readonly byEquity: Units; readonly byFigures: Units } {
  const { equityUnits, externalUnits, realizedUnits, unrealizedUnits } = valuePortfolio({
    accounts: accountsOf(desk),
    positions: desk.position === undefined ? [] : [desk.position],
    quotes: new Map([[desk.instrument.id, quoteOf(desk.price)]]),
    previous: undefined,
    atMs: nowOf(desk),
  });
  return { byEquity: equityUnits + externalUnits, byFigures: realizedUnits + unrealizedUnits };
}

export function balance({ accounts }: OrderDesk, id: string): Units {
  return accounts.get(id)?.balanceUnits ?? 0n;
}

export function accountsOf({ accounts }: OrderDesk): Account[] {
  return [...accounts.values()];
}
