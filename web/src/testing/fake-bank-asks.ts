import type { Text } from '@gaemi/core/base/text.ts';
import { type Units, unitsFromNumber, unitsToText } from '@gaemi/core/base/units.ts';
import type { CallableInput, CallableOutput } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { conversionTransfers, convertedUnits, exchangeOf, foreignSide } from '@gaemi/core/ledger/conversion.ts';
import { currencyRates, type ForeignCurrency } from '@gaemi/core/ledger/currency.ts';
import { depositTransfer, withdrawalTransfer } from '@gaemi/core/ledger/movements.ts';
import { statementCsv, statementRow } from '@gaemi/core/ledger/statement.ts';
import type { Transfer } from '@gaemi/core/ledger/transfer.ts';
import { CallableFault } from '../live/callable-fault.ts';
import type { FakeBank } from './fake-bank.ts';
import { type Documents, readBack } from './document-map.ts';
import { putBank } from './fake-money.ts';

/** What the bank's callables answer, on a ledger in memory. */
export function fakeBankAsks(documents: Documents, bank: FakeBank, refresh: () => void) {
  function post(transfers: readonly Transfer[]): void {
    const posting = bank.post(transfers);
    if (posting.status === 'short') throw short(posting.availableUnits, posting.asset);
    putBank(documents, bank);
    refresh();
  }
  function moved(transfer: Transfer): CallableOutput<'deposit'> {
    const known = bank.entries.some(({ id }) => id === transfer.id);
    if (!known) post([transfer]);
    const cash = bank.accounts().find(({ id }) => id === accountId('cash', transfer.asset));
    return { status: known ? 'already-posted' : 'posted', balanceUnits: cash?.balanceUnits ?? 0n };
  }
  return {
    deposit: (input: CallableInput<'deposit'>) => moved(depositTransfer({ ...input, atMs: Date.now() })),
    withdraw: (input: CallableInput<'withdraw'>) => moved(withdrawalTransfer({ ...input, atMs: Date.now() })),
    convert(input: CallableInput<'convert'>): CallableOutput<'convert'> {
      const exchanged = exchangeOf(input.from, input.to);
      if (exchanged === undefined) throw refusal({ ko: '원화가 아닙니다.', en: 'Won are one side.' });
      const rate = newestRate(documents, foreignSide(exchanged));
      const transfers = conversionTransfers({ ...input, exchanged, rate, atMs: Date.now() });
      post(transfers);
      return {
        status: 'posted',
        receivedUnits: convertedUnits({ ...input, exchanged, rate }),
        rate: transfers[0]?.rate,
      };
    },
    statement: (input: CallableInput<'statement'>) => statementOf(bank, input),
    'export-statement'(input: CallableInput<'export-statement'>) {
      const { rows, balanceUnits: _balance, ...page } = statementOf(bank, input);
      return { csv: statementCsv(rows), ...page };
    },
  };
}

function statementOf(bank: FakeBank, question: CallableInput<'statement'>): CallableOutput<'statement'> {
  const { asset, role, limit, untilMs = Number.MAX_SAFE_INTEGER, beforeSequence = Number.MAX_SAFE_INTEGER } = question;
  const account = accountId(role, asset);
  const all = bank.entries
    .filter((entry) => entry.accountIds.includes(account) && entry.bookedAtMs <= untilMs)
    .filter(({ sequence }) => sequence < beforeSequence)
    .toReversed();
  const rows = all.slice(0, limit).map((entry) => statementRow(entry, account));
  const last = rows.at(-1);
  const isMore = all.length > limit && last !== undefined;
  return { rows, balanceUnits: rows[0]?.balanceUnits ?? 0n, ...(isMore && { nextBeforeSequence: last.sequence }) };
}

function newestRate(documents: Documents, currency: ForeignCurrency): NonNullable<Transfer['rate']> {
  const { instrumentId } = currencyRates[currency];
  const boards = ['stocks', 'crypto'].map((group) => readBack(documents, documentRef('boards', group)));
  const quote = boards.map((board) => board?.quotes[instrumentId]).find((known) => known !== undefined);
  if (quote === undefined)
    throw refusal({ ko: '쓸 수 있는 최신 환율이 없습니다.', en: 'There is no recent exchange rate.' });
  const { price, source, atMs } = quote;
  return { units: unitsFromNumber(price), source, quotedAtMs: atMs, ageMs: Math.max(0, Date.now() - atMs) };
}

function short(availableUnits: Units, asset: string): CallableFault {
  const available = `${unitsToText(availableUnits)} ${asset}`;
  return refusal({ ko: `출금할 수 있는 금액은 ${available}입니다.`, en: `${available} is available.` });
}

function refusal(text: Text): CallableFault {
  return new CallableFault(text.en, text);
}
