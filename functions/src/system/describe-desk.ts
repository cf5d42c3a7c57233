import { documentRef } from '@gaemi/core/collections.ts';
import { liveDesk } from '@gaemi/core/market/live-desk.ts';
import { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';
import { defineScheduled } from '../runtime/define.ts';

const ref = documentRef('system', 'desk');

/**
 * Says on the page whether orders of real accounts leave, as the venues of this very process see it. Where nobody has said
 * what the desk is made of, as a laptop does when it starts, it is one of real markets.
 */
export const describeDesk = defineScheduled({
  name: 'describe-desk',
  // That of whoever sends orders: what holds here holds there.
  identity: 'trader',
  schedule: '*/5 * * * *',
  uses: ['exchanges'],
  async run({ atMs }, { store, exchanges }) {
    const venues = await Promise.all(KeyedVenue.options.map((name) => exchanges(name)));
    const liveTrading = venues.some(({ isClosed }) => isClosed !== true);
    const known = await store.get(ref);
    if (known?.liveTrading === liveTrading) return;
    await store.transact(async (transaction) => {
      const [newest] = await transaction.getMany([ref]);
      transaction.set(ref, { ...(newest ?? liveDesk(atMs)), liveTrading });
    });
  },
});
