import { defineScheduled } from '../runtime/define.ts';

const membersMax = 1000;

/** Every day at 09:00 in Korea, when a day of staking ends: tells every member's account. */
export const accrueStaking = defineScheduled({
  name: 'accrue-staking',
  identity: 'bookkeeper',
  schedule: '0 9 * * *',
  async run({ atMs }, { store, publish }) {
    const members = await store.list({ collection: 'users', limit: membersMax });
    await Promise.all(members.map(({ userId }) => publish('staking-day-over', { userId, atMs })));
  },
});
