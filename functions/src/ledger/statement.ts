import { defineCallable } from '../runtime/define.ts';
import { readStatement } from './read-statement.ts';

/** What came to an account and went from it, with the balance after each. */
export const statement = defineCallable({
  name: 'statement',
  identity: 'bookkeeper',
  run: (question, { userId }, { store }) => readStatement(question, userId, store),
});
