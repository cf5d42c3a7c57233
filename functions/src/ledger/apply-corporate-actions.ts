import type { Id } from '@gaemi/core/base/id.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import type { Split } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { splitPosition, splitTransferId } from '@gaemi/core/portfolio/split-position.ts';
import type { Store } from '../adapters/store/store.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';

/** Shares were split: a member's shares become more or fewer at the same cost, in one transaction, once. */
export const applyCorporateActions = defineSubscriber({
  name: 'apply-corporate-actions',
  identity: 'bookkeeper',
  topic: 'shares-split',
  async run({ actionId, instrumentId, userId, atMs }, { store, publish }) {
    const instrument = instrumentById(instrumentId);
    const split = await store.get(documentRef('corporateActions', actionId));
    if (split?.kind !== 'split') throw new Error(`the split "${actionId}" was announced but is not stored`);
    const holds = await applySplit(store, { split, instrument, userId });
    if (!holds) return;
    const alert = { id: split.id, level: 'info' as const, text: splitText(split, instrument), atMs };
    await Promise.all([
      publish('ledger-posted', { userId, causeId: split.id, atMs }),
      publish('alert-raised', { userId, alert, atMs }),
    ]);
  },
});

/** Answers whether the person held any shares when it came into force. */
function applySplit(
  store: Store,
  { split, instrument, userId }: { readonly split: Split; readonly instrument: Instrument; readonly userId: Id },
): Promise<boolean> {
  const { asset } = instrument;
  const positionRef = documentRef('positions', instrument.id, userId);
  const markRef = documentRef('ledger', splitTransferId(split), userId);
  return store.transact(async (transaction) => {
    const [position, applied, head, ...accounts] = await transaction.getMany([
      positionRef,
      markRef,
      ledgerHeadRef(userId),
      ...(['holding', 'reserved', 'market'] as const).map((role) =>
        documentRef('accounts', accountId(role, asset), userId),
      ),
    ]);
    if (applied !== undefined) return true;
    // Whoever bought after it has bought shares of the new kind.
    if (position === undefined || position.quantityUnits === 0n || position.openedAtMs >= split.atMs) return false;
    const after = splitPosition(position, accounts, { split, instrument });
    if (after.transfers.length === 0) return false;
    const { transfers } = after;
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers });
    if (posted.status === 'short') throw new Error(`"${split.id}" takes more shares than "${posted.accountId}" has`);
    transaction.set(positionRef, after.position);
    return true;
  });
}

function splitText({ numerator, denominator }: Split, { name }: Instrument): Text {
  return {
    ko: `${name.ko} 주식 분할·병합: ${denominator}주가 ${numerator}주가 되었습니다.`,
    en: `${name.en} was split: every ${denominator} shares became ${numerator}.`,
  };
}
