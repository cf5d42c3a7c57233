import type { Instant } from '@gaemi/core/base/instant.ts';
import { unitsFromNumber, unitsToText } from '@gaemi/core/base/units.ts';
import type { CallableInput, CallableOutput } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import {
  conversionId,
  conversionTransfers,
  convertedUnits,
  exchangeOf,
  type Exchanged,
  foreignSide,
} from '@gaemi/core/ledger/conversion.ts';
import { coinUnits, currencyRates, type ForeignCurrency } from '@gaemi/core/ledger/currency.ts';
import { makeId } from '@gaemi/core/base/id.ts';
import type { Transfer } from '@gaemi/core/ledger/transfer.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Store } from '../adapters/store/store.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';

/** A person changes won into dollars or USDT, or back. */
export const convert = defineCallable({
  name: 'convert',
  identity: 'bookkeeper',
  async run({ from, to, units, requestId }, { userId }, { store, publish, clock }) {
    const atMs = clock.nowMs();
    const exchanged = exchangeOf(from, to);
    if (exchanged === undefined) throw notWithWon();
    const rate = await readRate(foreignSide(exchanged), store, atMs);
    const converted = await post({ exchanged, units, requestId, rate, atMs }, userId, store);
    await publish('ledger-posted', { userId, causeId: conversionId(requestId), atMs });
    return converted;
  },
});

type Rate = NonNullable<Transfer['rate']>;

async function readRate(currency: ForeignCurrency, store: Store, atMs: Instant): Promise<Rate> {
  const { instrumentId, ageMaxMs } = currencyRates[currency];
  const board = await store.get(documentRef('boards', instrumentById(instrumentId).group));
  const quote = board?.quotes[instrumentId];
  if (quote === undefined || quote.price <= 0 || quote.isFallback === true || atMs - quote.atMs > ageMaxMs) {
    throw new CallableError('unavailable', {
      ko: '쓸 수 있는 최신 환율이 없습니다. 환율이 수집된 뒤 다시 시도해 주세요.',
      en: 'There is no recent exchange rate; try again once one has been collected.',
    });
  }
  const ageMs = Math.max(0, atMs - quote.atMs);
  return { units: unitsFromNumber(quote.price), source: quote.source, quotedAtMs: quote.atMs, ageMs };
}

type Wanted = Pick<CallableInput<'convert'>, 'units' | 'requestId'> & {
  readonly exchanged: Exchanged;
  readonly rate: Rate;
  readonly atMs: Instant;
};

function post(wanted: Wanted, userId: string, store: Store): Promise<CallableOutput<'convert'>> {
  const { exchanged, units, requestId } = wanted;
  const { from, to } = exchanged;
  const [outId, inId] = ['out', 'in'].map((side) => makeId(conversionId(requestId), side));
  if (outId === undefined || inId === undefined) throw new Error('a conversion has two sides');
  return store.transact(async (transaction) => {
    const roles = ['cash', 'market'] as const;
    const [out, into, head, ...accounts] = await transaction.getMany([
      documentRef('ledger', outId, userId),
      documentRef('ledger', inId, userId),
      ledgerHeadRef(userId),
      ...[from, to].flatMap((asset) => roles.map((role) => documentRef('accounts', accountId(role, asset), userId))),
    ]);
    if (out !== undefined && into !== undefined) {
      if (out.units !== units || out.asset !== from || into.asset !== to) throw otherRequest();
      return { status: 'already-posted', receivedUnits: into.units, rate: into.rate };
    }
    const receivedUnits = convertedUnits(wanted);
    if (receivedUnits <= 0n) throw tooLittle(`${unitsToText(coinUnits[to])} ${to}`);
    const transfers = conversionTransfers(wanted);
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers });
    if (posted.status === 'short') throw tooMuch(unitsToText(posted.availableUnits), from);
    return { status: 'posted', receivedUnits, rate: transfers[0]?.rate };
  });
}

function tooMuch(available: string, currency: string): CallableError {
  return new CallableError('failed-precondition', {
    ko: `환전할 수 있는 금액은 ${available} ${currency}입니다.`,
    en: `${available} ${currency} is available for conversion.`,
  });
}

function tooLittle(smallest: string): CallableError {
  return new CallableError('failed-precondition', {
    ko: `환전한 금액이 가장 작은 단위(${smallest})에 미치지 못합니다.`,
    en: `The amount comes to less than the smallest coin (${smallest}).`,
  });
}

function notWithWon(): CallableError {
  return new CallableError('invalid-argument', {
    ko: '원화와 다른 통화 사이에서만 환전합니다. 달러와 USDT 사이는 원화를 거쳐 주세요.',
    en: 'Won are one side of every conversion; between dollars and USDT go by way of won.',
  });
}

function otherRequest(): CallableError {
  return new CallableError('failed-precondition', {
    ko: '같은 요청 번호로 다른 금액이 이미 환전되었습니다. 새로 요청해 주세요.',
    en: 'This request id has already converted another amount; ask again with a new one.',
  });
}
