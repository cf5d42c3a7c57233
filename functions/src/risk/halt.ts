import { defineCallable } from '../runtime/define.ts';
import { switchHalt } from './switch-halt.ts';

/** A person stops their new entries; orders on their way are caught before they leave. */
export const halt = defineCallable({
  name: 'halt',
  identity: 'desk',
  run: ({ reason }, { userId, email }, { store, clock }) =>
    switchHalt({ userId, halted: true, by: email ?? userId, reason, atMs: clock.nowMs() }, store),
});
