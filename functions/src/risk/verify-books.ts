import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { type Instant, hourMs, koreaOffsetMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { emptyHead, type Entry, ledgerHeadId } from '@gaemi/core/ledger/entry.ts';
import type { Drift } from '@gaemi/core/portfolio/drift.ts';
import { type BookCheck, verifyBooks } from '@gaemi/core/portfolio/verify-books.ts';
import type { Incident } from '@gaemi/core/risk/incident.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { sha256 } from '../runtime/post-in-transaction.ts';
import { readVenues } from './read-venues.ts';

const membersMax = 1000;
const documentsMax = 500;
const pageSize = 500;
const attemptsMax = 3;

/** The hour of the Korean night in which ledgers are gone through from their first entry. */
const wholeHour = 4;

const nothingChecked: Pick<BookCheck, 'head' | 'balances' | 'splits'> = { head: emptyHead, balances: {}, splits: {} };

/**
 * Every hour: holds each person's books against their own ledger, their orders, their positions and the venue. It goes on
 * where it last stopped; at night it begins at the first entry and asks the paper venue too. What does not agree is an incident.
 */
export const verifyEverybody = defineScheduled({
  name: 'verify-books',
  identity: 'trader',
  schedule: '7 * * * *',
  timeoutSeconds: 300,
  uses: ['exchanges'],
  async run({ atMs }, context) {
    const members = await context.store.list({ collection: 'users', limit: membersMax });
    for (const { userId } of members) await verifyMember(userId, atMs, context);
  },
});

async function verifyMember(userId: Id, atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const { store, log } = context;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const headRef = documentRef('ledgerHeads', ledgerHeadId, userId);
    const before = await store.get(headRef);
    const { drifts, verified } = verifyBooks(await readBooks(userId, atMs, context), sha256);
    const after = await store.get(headRef);
    // Something was posted meanwhile: what was read is of two different moments.
    if (before?.sequence !== after?.sequence) continue;
    for (const drift of drifts) await openIncident(drift, { userId, atMs }, context);
    // What is wrong is looked at again from where it was right.
    if (drifts.length > 0) return;
    await store.set(documentRef('bookChecks', 'latest', userId), { ...verified, atMs, drifts: 0 });
    return;
  }
  log.warn('the books were written all the time and are left for the next run', { userId });
}

async function readBooks(userId: Id, atMs: Instant, context: Context<'exchanges'>) {
  const { store } = context;
  const isNight = Math.floor((atMs + koreaOffsetMs) / hourMs) % 24 === wholeHour;
  const stored = isNight ? undefined : await store.get(documentRef('bookChecks', 'latest', userId));
  const check = stored ?? nothingChecked;
  const [accounts, positions, open, entries] = await Promise.all([
    store.list({ collection: 'accounts', userId, limit: documentsMax }),
    store.list({ collection: 'positions', userId, limit: documentsMax }),
    store.list({ collection: 'openOrders', where: [['userId', '==', userId]], limit: documentsMax }),
    readEntries(store, userId, check.head.sequence),
  ]);
  const orders = await store.getMany(open.map(({ orderId }) => documentRef('orders', orderId, userId)));
  const venue = await readVenues(userId, { accounts, isNight }, context);
  const underWay = orders.filter((order) => order !== undefined && order.settledAtMs === undefined);
  return { check, entries, accounts, positions, orders: underWay.filter((order) => order !== undefined), venue };
}

async function readEntries(store: Store, userId: Id, afterSequence: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const from = (entries.at(-1)?.sequence ?? afterSequence) + 1;
    const page = await store.list({
      collection: 'ledger',
      userId,
      where: [['sequence', '>=', from]],
      orderBy: ['sequence', 'asc'],
      limit: pageSize,
    });
    entries.push(...page);
    if (page.length < pageSize) return entries;
  }
}

/** One incident for as long as the same thing is wrong; told again, in case nobody heard. */
async function openIncident(
  drift: Drift,
  { userId, atMs }: { readonly userId: Id; readonly atMs: Instant },
  { store, publish, log }: Context<'exchanges'>,
): Promise<void> {
  const { kind, subject, text } = drift;
  const open = await store.list({
    collection: 'incidents',
    userId,
    where: [['status', '==', 'open']],
    limit: documentsMax,
  });
  const known = open.find((incident) => incident.kind === kind && incident.subject === subject);
  const id = makeId('incident', kind, subject, atMs);
  const incident: Incident = known ?? { ...drift, id, status: 'open', openedAtMs: atMs };
  if (known === undefined) {
    log.error('the books do not agree', { userId, kind, subject, text: text.en });
    await store.createOnce(documentRef('incidents', id, userId), incident);
  }
  const alert = { id: incident.id, level: 'critical', text: incident.text, atMs } as const;
  await publish('alert-raised', { userId, alert, atMs });
}
