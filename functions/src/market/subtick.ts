import { documentRef } from '@gaemi/core/collections.ts';
import { defineCallable } from '../runtime/define.ts';

/** Switches the reading of quotes every ten seconds for the whole desk; the collector looks at its next tick. */
export const subtick = defineCallable({
  name: 'subtick',
  identity: 'desk',
  run: ({ enabled }, _caller, { store }) =>
    store.transact(async (transaction) => {
      const ref = documentRef('coverage', 'all');
      const [coverage] = await transaction.getMany([ref]);
      transaction.set(ref, { watchers: {}, ...coverage, subTicks: enabled });
      return { enabled };
    }),
});
