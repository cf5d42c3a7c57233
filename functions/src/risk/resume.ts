import { defineCallable } from '../runtime/define.ts';
import { switchHalt } from './switch-halt.ts';

/** A person lets new entries through again; the typed word has been checked at the door. */
export const resume = defineCallable({
  name: 'resume',
  identity: 'desk',
  run: (_confirmed, { userId, email }, { store, clock }) =>
    switchHalt({ userId, halted: false, by: email ?? userId, reason: '', atMs: clock.nowMs() }, store),
});
