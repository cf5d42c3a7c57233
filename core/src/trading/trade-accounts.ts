import type { Id } from '../base/id.ts';
import { accountId } from '../ledger/account.ts';
import { isFuture } from '../market/contract.ts';
import type { Instrument } from '../market/instrument.ts';

/** The accounts that an order puts things aside in, and that a decision is made of. */
export function reserveAccounts(instrument: Instrument): Id[] {
  const { asset, currency } = instrument;
  const money = [accountId('cash', currency), accountId('reserved', currency)];
  if (isFuture(instrument)) {
    return [...money, accountId('margin', currency), accountId('contracts', asset), accountId('closing', asset)];
  }
  return [...money, accountId('holding', asset), accountId('reserved', asset)];
}

/** Those and the other side of every trade. */
export function tradeAccounts(instrument: Instrument): Id[] {
  const { asset, currency } = instrument;
  const others = (['market', 'fees', 'taxes'] as const).map((role) => accountId(role, currency));
  return [...reserveAccounts(instrument), ...others, accountId('market', asset)];
}
