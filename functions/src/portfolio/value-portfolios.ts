import { defineScheduled } from '../runtime/define.ts';
import { valueAccount } from './value-account.ts';

const membersMax = 1000;

/** Every minute: values every account at the newest quotes, so that daily losses are seen when prices fall. */
export const valuePortfolios = defineScheduled({
  name: 'value-portfolios',
  identity: 'bookkeeper',
  schedule: '* * * * *',
  async run({ atMs }, { store }) {
    const members = await store.list({ collection: 'users', limit: membersMax });
    await Promise.all(members.map(({ userId }) => valueAccount({ userId, atMs, again: true }, store)));
  },
});
