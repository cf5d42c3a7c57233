import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { chainFault } from '@gaemi/core/ledger/chain.ts';
import { emptyHead } from '@gaemi/core/ledger/entry.ts';
import { expect, it } from 'vitest';
import { sha256 } from './runtime/post-in-transaction.ts';
import { memberId } from './testing/desk-in-memory.ts';
import { openFuturesDesk } from './testing/futures-desk.ts';
import { createMortalProcess, type Moment } from './testing/mortal-process.ts';

const friday: Instant = Date.parse('2026-11-20T15:45:00+09:00');
const lastDay: Instant = Date.parse('2026-12-10T15:20:00+09:00');

it('settles futures, calls for margin and ends the contract the same, whichever call its process is killed at', async () => {
  const calm = await play(0, 'before');
  expect(calm.calls, 'there is something to die of').toBeGreaterThan(15);
  expect(calm.outcome.transfers.filter((id) => id.startsWith('mark_')).length, 'two sessions are settled').toBe(5);
  expect(calm.outcome.events).toEqual(['margin-call_2026-11-20']);
  for (const moment of ['before', 'after'] as const) {
    for (let call = 1; call <= calm.calls; call += 1) {
      const { outcome } = await play(call, moment);
      expect(outcome, `killed ${moment} call ${call}`).toEqual(calm.outcome);
    }
  }
});

async function play(call: number, moment: Moment) {
  const process = createMortalProcess();
  const at = await openFuturesDesk('until-done', { process });
  await at.place('buy', 1);
  const out = { currency: 'KRW', units: unitsFromText('990000000').toString(), requestId: 'out' };
  await at.desk.ask('withdraw', out);
  await at.desk.drain();
  process.dieAt(call, moment);
  await at.lastMinute(383, friday);
  await at.tick('mark-futures', friday + 5 * minuteMs);
  await at.lastMinute(390, lastDay);
  await at.tick('mark-futures', lastDay + 10 * minuteMs);
  const [entries, accounts, events, alerts] = await Promise.all([
    at.store.list({ collection: 'ledger', userId: memberId, limit: 100, orderBy: ['sequence', 'asc'] }),
    at.store.list({ collection: 'accounts', userId: memberId, limit: 50 }),
    at.store.list({ collection: 'riskEvents', userId: memberId, limit: 50 }),
    at.store.list({ collection: 'alerts', userId: memberId, limit: 50 }),
  ]);
  return {
    calls: process.calls,
    outcome: {
      transfers: entries.map(({ id }) => id),
      balances: accounts.map(({ id, balanceUnits }) => [id, balanceUnits]),
      events: events.map(({ id }) => id),
      alerts: alerts.map(({ id }) => id),
      position: await at.position(),
      chain: chainFault(emptyHead, entries, sha256),
    },
  };
}
