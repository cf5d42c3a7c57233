import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { describe, expect, it } from 'vitest';
import { emulatorToken } from '../adapters/google/access-token.ts';
import { googleService } from '../adapters/google/google-service.ts';
import { firestoreRestStore } from '../adapters/store/firestore-rest-store.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { memberId } from '../testing/desk-in-memory.ts';
import { openFuturesDesk } from '../testing/futures-desk.ts';

const host = process.env['FIRESTORE_EMULATOR_HOST'];
const friday: Instant = Date.parse('2026-11-20T15:45:00+09:00');
const lastDay: Instant = Date.parse('2026-12-10T15:20:00+09:00');

describe.skipIf(host === undefined)('futures on the Firestore emulator', () => {
  it('are bought, settled and ended by the same transfers as in memory, and the books are verified', async () => {
    const service = googleService({ origin: `http://${host}`, accessToken: emulatorToken });
    const stored = await play(firestoreRestStore(service, `demo-futures-${Date.now()}`));
    const remembered = await play(memoryStore());

    expect(stored).toEqual(remembered);
    expect(stored.transfers.filter(([id = '']) => String(id).startsWith('mark_'))).toHaveLength(4);
    expect(stored.incidents).toEqual([]);
  });
});

async function play(store: Store) {
  const at = await openFuturesDesk('once', { store });
  await at.place('sell', 2);
  await at.place('buy', 1);
  await at.lastMinute(402, friday);
  await at.tick('mark-futures', friday + 5 * minuteMs);
  await at.lastMinute(390, lastDay);
  await at.tick('mark-futures', lastDay + 10 * minuteMs);
  await at.tick('verify-books', Date.parse('2026-12-11T04:07:00+09:00'));
  const entries = (await at.entries()).toSorted((left, right) => left.sequence - right.sequence);
  return {
    transfers: entries.map(({ id, units, from, to }) => [id, units, from, to]),
    position: await at.position(),
    incidents: await store.list({ collection: 'incidents', userId: memberId, limit: 9 }),
  };
}
