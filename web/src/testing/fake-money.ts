import { dayMs, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef, type StoredDocument } from '@gaemi/core/collections.ts';
import { headOf } from '@gaemi/core/ledger/chain.ts';
import { emptyHead, ledgerHeadId } from '@gaemi/core/ledger/entry.ts';
import type { Incident } from '@gaemi/core/risk/incident.ts';
import { fakeUserId } from './fake-account.ts';
import type { FakeBank } from './fake-bank.ts';
import { type Documents, put } from './document-map.ts';

/** Writes what a bank has come to, as the desk's transactions do. */
export function putBank(documents: Documents, bank: FakeBank): void {
  for (const account of bank.accounts()) put(documents, documentRef('accounts', account.id, fakeUserId), account);
  const last = bank.entries.at(-1);
  const head = last === undefined ? emptyHead : headOf(last);
  put(documents, documentRef('ledgerHeads', ledgerHeadId, fakeUserId), head);
}

/** What the hourly verification found, how keys stand, and what was once wrong. */
export function putMoneyNotes(documents: Documents, bank: FakeBank, nowMs: number): void {
  const verified = bank.entries.at(-3);
  if (verified === undefined) throw new Error('the bank has too few entries');
  const balances = Object.fromEntries(bank.accounts().map(({ id, balanceUnits }) => [id, balanceUnits]));
  const check = { head: headOf(verified), balances, splits: {}, atMs: nowMs - 24 * minuteMs, drifts: 0 };
  put(documents, documentRef('bookChecks', 'latest', fakeUserId), check);
  put(documents, documentRef('incidents', resolved.id, fakeUserId), {
    ...resolved,
    openedAtMs: nowMs - 6 * dayMs,
    resolvedAtMs: nowMs - 6 * dayMs + 2 * hourMs,
  });
  for (const keys of fakeKeys(nowMs)) put(documents, documentRef('venueKeys', keys.venue, fakeUserId), keys);
}

function fakeKeys(nowMs: number): StoredDocument<'venueKeys'>[] {
  return [
    { venue: 'upbit', hint: '••••Qx7B', storedAtMs: nowMs - 348 * dayMs, expiresAtMs: nowMs + 17 * dayMs + hourMs },
    { venue: 'binance', hint: '••••9fKd', storedAtMs: nowMs - 40 * dayMs },
  ];
}

const resolved: Omit<Incident, 'openedAtMs'> = {
  id: 'incident_position_AAPL_1763600000000',
  kind: 'position',
  subject: 'AAPL',
  text: {
    ko: '보유 수량이 원장과 다릅니다: AAPL 2 → 1',
    en: 'The position is not what the ledger holds: AAPL should be 2 and is 1',
  },
  expectedUnits: unitsFromText('2'),
  foundUnits: unitsFromText('1'),
  status: 'resolved',
  resolvedBy: 'demo@gaemi.local',
  note: 'The position was restored from the ledger.',
};

/** Two things that are wrong at once; tests let them happen. */
export function fakeIncidents(nowMs: number): Incident[] {
  const open = { status: 'open', openedAtMs: nowMs - 52 * minuteMs } as const;
  return [
    {
      ...open,
      id: 'incident_venue_BTC_1',
      kind: 'venue',
      subject: 'BTC',
      text: {
        ko: '거래소의 수량이 원장과 다릅니다: BTC 0.02592 → 0.02482',
        en: 'The venue holds something else than the ledger: BTC should be 0.02592 and is 0.02482',
      },
      expectedUnits: unitsFromText('0.02592'),
      foundUnits: unitsFromText('0.02482'),
    },
    {
      ...open,
      id: 'incident_chain_ledger_1',
      kind: 'chain',
      subject: 'ledger',
      text: {
        ko: '원장의 연결이 끊어졌습니다: entry 41 is missing',
        en: "The ledger's chain is broken: entry 41 is missing",
      },
    },
  ];
}
