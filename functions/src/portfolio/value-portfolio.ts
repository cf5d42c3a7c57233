import { defineSubscriber } from '../runtime/define.ts';
import { valueAccount } from './value-account.ts';

/** Money or assets have moved: values the account they belong to. */
export const valuePortfolio = defineSubscriber({
  name: 'value-portfolio',
  identity: 'bookkeeper',
  topic: 'ledger-posted',
  async run({ userId, atMs }, { store }) {
    await valueAccount({ userId, atMs, again: false }, store);
  },
});
