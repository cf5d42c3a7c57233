import { defineCallable } from '../runtime/define.ts';
import { readOrders } from './read-orders.ts';

/** A person's orders page by page, for who cannot listen: the command line, and the page for what is long ago. */
export const listOrders = defineCallable({
  name: 'list-orders',
  identity: 'bookkeeper',
  run: (question, { userId }, { store }) => readOrders(question, userId, store),
});
